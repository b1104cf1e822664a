/// Text in the errors of ENSIP-15, as its reference writes it: characters that its table counts as invisible by their
/// numbers, and nothing that turns the direction of the rest of the line around.
///
/// What may be shown differs from ``PrintableText``: the table knows the characters that names are faked with.
enum ENSText {
    /// A text between quotation marks, its middle left out when it is long.
    static func quoted(_ text: String) -> String {
        // The mark ends a text from right to left.
        "\"\(escaped(text, limit: 63))\"\u{200E}"
    }

    /// A character, if it is visible, and its number.
    static func named(_ character: Unicode.Scalar) -> String {
        let isEscaped = NameTables.shared.rules(of: character.value).flags.contains(.escaped)
        return (isEscaped ? "" : quoted(String(character)) + " ") + number(character)
    }

    /// A text with numbers instead of invisible characters.
    static func escaped(_ text: some StringProtocol, limit: Int = .max) -> String {
        let tables = NameTables.shared
        var characters = Array(text.unicodeScalars)
        if characters.count > limit {
            characters = characters.prefix(limit / 2) + ["…"] + characters.suffix(limit / 2)
        }
        var result = ""
        if let first = characters.first, tables.rules(of: first.value).flags.contains(.combiningMark) {
            // A mark needs something to stand on.
            result.unicodeScalars.append("◌")
        }
        for character in characters {
            if tables.rules(of: character.value).flags.contains(.escaped) {
                result += number(character)
            } else {
                result.unicodeScalars.append(character)
            }
        }
        return result
    }

    private static func number(_ character: Unicode.Scalar) -> String {
        let digits = String(character.value, radix: 16, uppercase: true)
        return "{\(digits.count < 2 ? "0" : "")\(digits)}"
    }
}
