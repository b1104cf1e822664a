/// Text of strangers as it can be shown in a line: nothing in it ends the line, commands a terminal, is invisible, or
/// turns the direction of what follows.
public enum PrintableText {
    /// A text with escapes as Swift writes them, such as `\u{202E}`, in the place of what may not be shown.
    ///
    /// Quotation marks and backslashes stay, so that most texts do not change.
    public static func escaped(_ text: some StringProtocol) -> String {
        text.unicodeScalars.reduce(into: "") { $0 += escaped($1) }
    }

    /// A character of such a text.
    static func escaped(_ character: Unicode.Scalar) -> String {
        switch character.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse, .surrogate:
            character.escaped(asASCII: true)
        default:
            String(character)
        }
    }
}
