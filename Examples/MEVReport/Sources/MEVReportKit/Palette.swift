import MEVAnalysis

/// The colours of the output, or none of them.
struct Palette {
    /// Whether colours are written.
    var isColored: Bool

    func strong(_ text: String) -> String { paint(text, "1") }
    func faint(_ text: String) -> String { paint(text, "2") }
    func good(_ text: String) -> String { paint(text, "32") }
    func bad(_ text: String) -> String { paint(text, "31") }
    func doubtful(_ text: String) -> String { paint(text, "33") }
    func name(_ text: String) -> String { paint(text, "36") }
    func amount(_ text: String) -> String { paint(text, "35") }

    /// A text in the colour of what a transaction is in a finding.
    func role(_ text: String, _ role: FindingTransaction.Role) -> String {
        switch role {
        case .front, .middle, .back: bad(text)
        case .victim: doubtful(text)
        case .trigger: name(text)
        case .subject: strong(text)
        }
    }

    private func paint(_ text: String, _ code: String) -> String {
        isColored && !text.isEmpty ? "\u{1b}[\(code)m\(text)\u{1b}[0m" : text
    }
}
