extension String {
    /// The text with `%`, `@`, `/` and `#` percent-encoded, so that names joined by these can be told apart again.
    package var escapedForIdentity: String {
        guard utf8.contains(where: Self.joinsNames) else { return self }
        var escaped = ""
        for character in unicodeScalars {
            switch character {
            case "%": escaped += "%25"
            case "@": escaped += "%40"
            case "/": escaped += "%2F"
            case "#": escaped += "%23"
            default: escaped.unicodeScalars.append(character)
            }
        }
        return escaped
    }

    private static func joinsNames(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "%"), UInt8(ascii: "@"), UInt8(ascii: "/"), UInt8(ascii: "#"): true
        default: false
        }
    }
}
