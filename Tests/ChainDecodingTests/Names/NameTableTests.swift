import Testing

@testable import ChainDecoding

/// The tables against the published rules that they were made from.
@Suite("Tables of ENSIP-15", .needsSharedData)
struct NameTableTests {
    private struct Rules: Decodable {
        struct Group: Decodable {
            var name: String
            var restricted: Bool?
            var primary: [UInt32]
            var secondary: [UInt32]
            var cm: [UInt32]?
        }

        struct Mapping: Decodable {
            var character: UInt32
            var target: [UInt32]

            init(from decoder: any Decoder) throws {
                var container = try decoder.unkeyedContainer()
                character = try container.decode(UInt32.self)
                target = try container.decode([UInt32].self)
            }
        }

        struct Fence: Decodable {
            var character: UInt32
            var name: String

            init(from decoder: any Decoder) throws {
                var container = try decoder.unkeyedContainer()
                character = try container.decode(UInt32.self)
                name = try container.decode(String.self)
            }
        }

        struct Whole: Decodable {
            var confused: [UInt32]
        }

        var groups: [Group]
        var ignored: [UInt32]
        var mapped: [Mapping]
        var fenced: [Fence]
        var cm: [UInt32]
        var nsm: [UInt32]
        var nsm_max: Int
        var escape: [UInt32]
        var emoji: [[UInt32]]
        var wholes: [Whole]

        /// What is said of each character.
        func flags(_ normalization: UnicodeNormalization) -> [UInt32: CharacterClass.Flags] {
            var flags: [UInt32: CharacterClass.Flags] = [:]
            func mark(_ characters: some Sequence<UInt32>, _ flag: CharacterClass.Flags) {
                for character in characters { flags[character, default: []].insert(flag) }
            }
            for character in Set(groups.flatMap { $0.primary + $0.secondary }) {
                mark([character], .valid)
                mark(normalization.decomposed([character]), .valid)
            }
            mark(ignored, .ignored)
            mark(mapped.map(\.character), .mapped)
            mark(fenced.map(\.character), .fenced)
            mark(cm, .combiningMark)
            mark(nsm, .nonSpacingMark)
            mark(escape, .escaped)
            mark(wholes.flatMap(\.confused), .confused)
            mark(emoji.compactMap(\.first), .beginsEmoji)
            return flags
        }
    }

    private let tables = NameTables.shared

    @Test("every character, group and emoji is as the rules say")
    func rules() throws {
        let rules = try SharedData.json(Rules.self, "ens-normalize/derive/output/spec.json.gz")
        try checkCharacters(rules)
        checkGroups(rules)
        for emoji in rules.emoji {
            let match = tables.emoji.longestMatch(in: emoji + [0x61], at: 0)
            #expect(match?.sequence == emoji && match?.end == emoji.count, "\(emoji)")
            let plain = emoji.filter { $0 != EmojiSequences.style }
            #expect(tables.emoji.longestMatch(in: plain, at: 0)?.sequence == emoji, "\(emoji)")
        }
        #expect(rules.emoji.count == 3_926)
        print(
            "rules of ENSIP-15: \(rules.groups.count) groups, \(rules.mapped.count) mappings, \(rules.emoji.count) emoji"
        )
    }

    private func checkCharacters(_ rules: Rules) throws {
        let flags = rules.flags(tables.normalization)
        let differing = (0...0x10_FFFF as ClosedRange<UInt32>).filter { tables.rules(of: $0).flags != flags[$0] ?? [] }
        #expect(differing.isEmpty)
        for mapping in rules.mapped {
            #expect(tables.mapping(of: mapping.character) == mapping.target, "\(mapping)")
        }
        for fence in rules.fenced {
            #expect(tables.fencedName(of: fence.character) == fence.name)
        }
        #expect(rules.mapped.count == 5_067 && rules.fenced.count == 3)
        #expect(rules.nsm_max == NameTables.maximumNonSpacingMarks)
    }

    private func checkGroups(_ rules: Rules) {
        #expect(tables.groups.map(\.name) == rules.groups.map(\.name))
        #expect(tables.groups.map(\.isRestricted) == rules.groups.map { $0.restricted ?? false })
        #expect(tables.groups.map(\.listsMarks) == rules.groups.map { $0.cm != nil })
        var memberships: [UInt32: [UInt32]] = [:]
        for (place, group) in rules.groups.enumerated() {
            for character in group.primary + group.secondary {
                memberships[character, default: []].append(UInt32(place))
            }
        }
        let differing = memberships.filter { tables.rules(of: $0.key).groups != GroupSet($0.value) }
        #expect(differing.isEmpty)
        #expect(rules.groups.count == 167)
    }
}
