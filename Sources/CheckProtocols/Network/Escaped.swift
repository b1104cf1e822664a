/// Makes bytes and texts from outside fit for evidence: printable and short.
enum Escaped {
    /// How many bytes are shown.
    static let limit = 200

    /// The beginning of a text.
    static func text(_ text: String) -> String {
        bytes(text.utf8)
    }

    /// The beginning of bytes, with everything that does not print as an escape.
    static func bytes(_ bytes: some Collection<UInt8>) -> String {
        let shown = bytes.prefix(limit)
        var text = ""
        for scalar in String(decoding: shown, as: UTF8.self).unicodeScalars {
            switch scalar {
            case "\r": text += "\\r"
            case "\n": text += "\\n"
            case "\t": text += "\\t"
            case "\\": text += "\\\\"
            case _ where scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value):
                text += "\\x" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
            default: text.unicodeScalars.append(scalar)
            }
        }
        return bytes.count > limit ? text + "… (\(bytes.count) bytes)" : text
    }
}
