/// The rules of ENSIP-15, unpacked when they are first needed.
final class NameTables: Sendable {
    static let shared = NameTables()

    /// How many marks without a width of their own may follow each other.
    static let maximumNonSpacingMarks = 4

    let normalization: UnicodeNormalization
    let groups: [ENSGroup]
    let emoji: EmojiSequences
    private let classes: [CharacterClass]
    private let classNumbers: CodePointMap
    private let mappings: [UInt32: [UInt32]]
    private let fencedNames: [UInt32: String]

    private init() {
        var reader = PackedReader(base64: PackedNameTables.base64)
        normalization = UnicodeNormalization(&reader)
        groups = reader.list { reader in
            let name = reader.text()
            let flags = reader.number()
            return ENSGroup(name: name, isRestricted: flags & 1 != 0, listsMarks: flags & 2 != 0)
        }
        classes =
            [.disallowed]
            + reader.list { reader in
                let flags = CharacterClass.Flags(rawValue: UInt16(truncatingIfNeeded: reader.number()))
                let primary = reader.number()
                let members = GroupSet(reader.ascending())
                let lookalikes = GroupSet(reader.ascending())
                return CharacterClass(
                    flags: flags,
                    primaryGroup: primary == 0 ? nil : primary - 1,
                    groups: members,
                    lookalikes: lookalikes
                )
            }
        classNumbers = reader.map()
        mappings = Self.mappings(&reader)
        let fenced = reader.list { ($0.code(), $0.text()) }
        fencedNames = Dictionary(fenced) { first, _ in first }
        emoji = EmojiSequences(&reader)
    }

    private static func mappings(_ reader: inout PackedReader) -> [UInt32: [UInt32]] {
        var mappings: [UInt32: [UInt32]] = [:]
        var code: UInt32 = 0
        var last = 0
        _ = reader.list { reader in
            let header = reader.code()
            code &+= header >> 3
            mappings[code] = (0..<(header & 7))
                .map { _ in
                    last += reader.signed()
                    return UInt32(truncatingIfNeeded: last)
                }
        }
        return mappings
    }

    /// What the rules say of a character.
    func rules(of character: UInt32) -> CharacterClass {
        let number = Int(classNumbers[character])
        return number < classes.count ? classes[number] : .disallowed
    }

    /// What a mapped character becomes.
    func mapping(of character: UInt32) -> [UInt32] {
        mappings[character] ?? []
    }

    /// What a fenced character is called.
    func fencedName(of character: UInt32) -> String? {
        fencedNames[character]
    }

    /// The group at a place in the list.
    func group(_ index: Int?) -> ENSGroup? {
        guard let index, groups.indices.contains(index) else { return nil }
        return groups[index]
    }
}
