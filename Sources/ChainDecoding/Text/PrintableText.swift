/// Text of strangers as it can be shown in a line: nothing in it ends the line, commands a terminal, is invisible, or
/// turns the direction of what follows.
///
/// Invisible is what Unicode lets every font leave out (`Default_Ignorable_Code_Point`, The Unicode Standard,
/// section 5.21), which is letters and marks as well: fillers, joiners, and the selectors that give emoji their colour.
/// Spaces stay.
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
            character.properties.isDefaultIgnorableCodePoint ? character.escaped(asASCII: true) : String(character)
        }
    }
}
