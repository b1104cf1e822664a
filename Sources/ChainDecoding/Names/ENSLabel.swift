/// A normalised label of a name (ENSIP-15): what stands between its full stops.
public struct ENSLabel: Sendable, Hashable {
    /// A part of a label.
    public enum Token: Sendable, Hashable {
        /// Characters that are no emoji, composed (NFC).
        case text(String)
        /// One emoji, fully qualified: with every U+FE0F that asks for its style.
        case emoji(String)
    }

    /// What a label consists of.
    public enum Kind: Sendable, Hashable {
        /// Characters of ASCII.
        case ascii
        /// Emoji only.
        case emoji
        /// Characters of a group, and maybe emoji.
        case group(ENSGroup)
    }

    /// Its parts; no two texts follow each other.
    public let tokens: [Token]
    /// What it consists of.
    public let kind: Kind
    /// The label as it is hashed; emoji have lost U+FE0F.
    public let text: String

    init(tokens: [Token], kind: Kind, text: String) {
        self.tokens = tokens
        self.kind = kind
        self.text = text
    }

    /// Normalises a label.
    ///
    /// - Parameter label: A label, without any full stop.
    /// - Throws: ``ENSNameError`` if it is none.
    /// - Complexity: O(*n* log *n*), of which only runs of combining marks cause the logarithm.
    public init(normalizing label: some StringProtocol) throws(ENSNameError) {
        let label = String(label)
        if PlainName.isLabel(label) {
            self.init(tokens: [.text(label)], kind: .ascii, text: label)
        } else {
            self = try LabelNormalizer(label).normalize()
        }
    }

    /// The label as it is best shown: emoji in their own style, and a capital Ξ unless the label is Greek.
    ///
    /// It normalises to the same label.
    public var beautified: String {
        let isGreek = if case .group(let group) = kind { group.name == "Greek" } else { false }
        var result = String.UnicodeScalarView()
        for token in tokens {
            switch token {
            case .emoji(let emoji): result.append(contentsOf: emoji.unicodeScalars)
            case .text(let text) where isGreek: result.append(contentsOf: text.unicodeScalars)
            case .text(let text): result.append(contentsOf: text.unicodeScalars.map { $0 == "ξ" ? "Ξ" : $0 })
            }
        }
        return String(result)
    }
}
