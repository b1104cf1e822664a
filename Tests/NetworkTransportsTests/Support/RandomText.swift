/// Text full of what mail makes difficult.
enum RandomText {
    static func make(using random: inout some RandomNumberGenerator) -> String {
        let pieces = [
            "a", "word ", "=", ".", "\n", "\r\n", "\r", " ", "\t", "\u{e4}", "\u{1f525}", "=?", "=_alternative",
            "\u{0}", "e\u{301}",
        ]
        let favourite = pieces.randomElement(using: &random) ?? "a"
        return (0..<Int.random(in: 0...400, using: &random))
            .map { _ in
                Bool.random(using: &random) ? favourite : pieces.randomElement(using: &random) ?? "a"
            }
            .joined()
    }
}
