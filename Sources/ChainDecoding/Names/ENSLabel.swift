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

    /// What it consists of.
    public let kind: Kind
    private let parts: [LabelPart]

    /// Normalises a label.
    ///
    /// - Parameter label: A label, without any full stop.
    /// - Throws: ``ENSNameError`` if it is none.
    /// - Complexity: O(*n* log *n*), of which only runs of combining marks cause the logarithm.
    public init(normalizing label: some StringProtocol) throws(ENSNameError) {
        let label = String(label)
        if PlainName.isLabel(label) {
            parts = [.text(label.utf8.map { UInt32($0) })]
            kind = .ascii
        } else {
            (parts, kind) = try LabelNormalizer(label).normalize()
        }
    }

    /// Its parts; no two texts follow each other.
    public var tokens: [Token] {
        parts.map { part in
            switch part {
            case .text(let characters): .text(String(codePoints: characters))
            case .emoji(let sequence): .emoji(String(codePoints: sequence))
            }
        }
    }

    /// The label as it is hashed; emoji have lost U+FE0F.
    public var text: String { String(codePoints: parts.flatMap(\.normalized)) }

    /// The label as it is best shown: emoji in their own style, and a capital Ξ unless the label is Greek.
    ///
    /// It normalises to the same label.
    public var beautified: String {
        let isGreek = if case .group(let group) = kind { group.name == "Greek" } else { false }
        return String(
            codePoints: parts.flatMap { part in
                switch part {
                case .text(let characters): isGreek ? characters : characters.map { $0 == 0x3BE ? 0x39E : $0 }
                case .emoji(let sequence): sequence
                }
            }
        )
    }
}
