/// Escapes texts for a channel, shortens those that are too long, and remembers which.
///
/// A text is cut between graphemes and before escaping, so neither a character nor an escape is ever cut in two.
struct TextFitter {
    let unit: TextUnit
    let keepsAddresses: Bool
    let escape: @Sendable (Unicode.Scalar) -> String?
    private(set) var truncatedParts: [String] = []

    /// Creates a fitter.
    ///
    /// - Parameters:
    ///   - unit: What the channel counts.
    ///   - keepsAddresses: Whether `http` and `https` addresses are left as they are, which an escape would break.
    ///   - escape: What stands for a scalar, or `nil` for itself.
    init(
        unit: TextUnit,
        keepsAddresses: Bool = false,
        escape: @escaping @Sendable (Unicode.Scalar) -> String? = { _ in nil }
    ) {
        self.unit = unit
        self.keepsAddresses = keepsAddresses
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
        var addressEnd = text.startIndex
        var isInsideWord = false
        for (index, character) in zip(text.indices, text) {
            if keepsAddresses, index >= addressEnd, !isInsideWord {
                addressEnd = Self.endOfAddress(in: text[index...])
            }
            isInsideWord = character.isLetter || character.isNumber
            let piece = escapes && index >= addressEnd ? escaped(character) : String(character)
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

    /// Where the address ends that a text begins with; the text's own start when it begins with none.
    ///
    /// Ends before whatever no address holds, above all what could end it early for the channel.
    private static func endOfAddress(in text: Substring) -> String.Index {
        guard text.hasPrefix("http://") || text.hasPrefix("https://") else { return text.startIndex }
        let end = text.unicodeScalars.firstIndex { scalar in
            scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
                || "<>\"|[]\\^`{}".unicodeScalars.contains(scalar)
        }
        return end ?? text.endIndex
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
