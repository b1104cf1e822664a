/// The content transfer encodings of RFC 2045 that make any text fit for a seven-bit transport.
enum ContentEncoding: String, Sendable {
    case quotedPrintable = "quoted-printable"
    case base64

    private static let maximumLineByteCount = 76
    private static let hexDigits = Array("0123456789ABCDEF".utf8)

    /// The encoding that makes `text` shorter: base64 once more than one byte in six needs an escape.
    static func shortest(for text: some Collection<UInt8>) -> ContentEncoding {
        text.count { !isPlain($0) } * 6 > text.count ? .base64 : .quotedPrintable
    }

    /// Encodes a text; every line ends with CR LF and none is longer than 76 bytes before it.
    func encode(_ text: String) -> [UInt8] {
        let lines = Self.lines(of: text)
        switch self {
        case .quotedPrintable:
            return lines.flatMap { Self.quotedPrintable($0) + Self.lineEnd }
        case .base64:
            let encoded = Base64.encode(Array(lines.joined(separator: Self.lineEnd)))
            return stride(from: 0, to: encoded.count, by: Self.maximumLineByteCount)
                .flatMap { start in
                    encoded[start..<min(start + Self.maximumLineByteCount, encoded.count)] + Self.lineEnd
                }
        }
    }

    private static let lineEnd: [UInt8] = [0x0d, 0x0a]

    /// Splits at CR LF, CR or LF.
    private static func lines(of text: String) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        var line: [UInt8] = []
        var previous: UInt8 = 0
        for byte in text.utf8 {
            switch byte {
            case 0x0a where previous == 0x0d: break
            case 0x0a, 0x0d:
                lines.append(line)
                line.removeAll(keepingCapacity: true)
            default: line.append(byte)
            }
            previous = byte
        }
        if !line.isEmpty || lines.isEmpty { lines.append(line) }
        return lines
    }

    private static func quotedPrintable(_ line: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        var column = 0
        for (index, byte) in line.enumerated() {
            let isTrailing = index == line.count - 1
            let isBlank = byte == 0x20 || byte == 0x09
            let token =
                isPlain(byte) && !(isBlank && isTrailing)
                ? [byte] : [UInt8(ascii: "="), hexDigits[Int(byte >> 4)], hexDigits[Int(byte & 0x0f)]]
            // A line that goes on needs room for the `=` of its soft break.
            if column + token.count > maximumLineByteCount - (isTrailing ? 0 : 1) {
                output += [UInt8(ascii: "=")] + lineEnd
                column = 0
            }
            output += token
            column += token.count
        }
        return output
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        byte == 0x09 || ((0x20...0x7e).contains(byte) && byte != UInt8(ascii: "="))
    }
}
