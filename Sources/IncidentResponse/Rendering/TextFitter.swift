/// Escapes texts for a channel, shortens those that are too long, and remembers which.
///
/// A text is cut between graphemes and before escaping, so neither a character nor an escape is ever cut in two.
struct TextFitter {
    let unit: TextUnit
    let escape: @Sendable (Unicode.Scalar) -> String?
    private(set) var truncatedParts: [String] = []

    /// Creates a fitter.
    ///
    /// - Parameters:
    ///   - unit: What the channel counts.
    ///   - escape: What stands for a scalar, or `nil` for itself.
    init(unit: TextUnit, escape: @escaping @Sendable (Unicode.Scalar) -> String? = { _ in nil }) {
        self.unit = unit
        self.escape = escape
    }

    /// The escaped text, at most `limit` units long.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - limit: The most units.
    ///   - part: What the text is, for the record when it is shortened.
    ///   - escapes: Whether the channel reads markup here.
    /// - Returns: The text to send.
    mutating func fit(_ text: String, to limit: Int, part: String, escapes: Bool = true) -> String {
        var result = ""
        var count = 0
        var cut: String.Index?
        let ellipsis = "…"
        let room = limit - unit.count(ellipsis)
        for character in text {
            let piece = escapes ? escaped(character) : String(character)
            count += unit.count(piece)
            if count > room, cut == nil {
                cut = result.endIndex
            }
            if count > limit {
                record(part)
                guard room >= 0, let cut else { return "" }
                return result[..<cut] + ellipsis
            }
            result += piece
        }
        return result
    }

    /// Records that a part was shortened.
    mutating func record(_ part: String) {
        if !truncatedParts.contains(part) {
            truncatedParts.append(part)
        }
    }

    private func escaped(_ character: Character) -> String {
        var text = ""
        for scalar in character.unicodeScalars {
            if let replacement = escape(scalar) {
                text += replacement
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
