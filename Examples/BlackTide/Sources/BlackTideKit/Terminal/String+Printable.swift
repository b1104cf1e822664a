extension String {
    /// The text with blanks in place of control characters, which a terminal would obey.
    var printable: String {
        String(String.UnicodeScalarView(unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
    }

    /// The text, cut to a width with an ellipsis at the end.
    func clipped(to width: Int) -> String {
        count > width ? prefix(max(0, width - 1)) + (width > 0 ? "…" : "") : self
    }
}
