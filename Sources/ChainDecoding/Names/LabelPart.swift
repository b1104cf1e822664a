/// A token of a label, in code points.
enum LabelPart: Sendable, Hashable {
    /// Characters that are no emoji, composed (NFC).
    case text([UInt32])
    /// An emoji with every U+FE0F of its style.
    case emoji([UInt32])

    /// What the part is in a normalised label.
    var normalized: [UInt32] {
        switch self {
        case .text(let characters): characters
        case .emoji(let sequence): sequence.filter { $0 != EmojiSequences.style }
        }
    }

    /// The characters of a text; an emoji has none.
    var text: [UInt32] {
        switch self {
        case .text(let characters): characters
        case .emoji: []
        }
    }
}
