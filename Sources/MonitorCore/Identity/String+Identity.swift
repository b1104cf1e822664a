extension String {
    /// The text with `%`, `@` and `/` percent-encoded, so that names joined by these can be told apart again.
    package var escapedForIdentity: String {
        guard utf8.contains(where: Self.joinsNames) else { return self }
        var escaped = ""
        for character in unicodeScalars {
            switch character {
            case "%": escaped += "%25"
            case "@": escaped += "%40"
            case "/": escaped += "%2F"
            default: escaped.unicodeScalars.append(character)
            }
        }
        return escaped
    }

    private static func joinsNames(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "%") || byte == UInt8(ascii: "@") || byte == UInt8(ascii: "/")
    }
}
