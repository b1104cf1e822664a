/// What ENSIP-15 says of all characters of a kind.
struct CharacterClass: Sendable {
    struct Flags: OptionSet, Sendable {
        var rawValue: UInt16

        static let valid = Flags(rawValue: 1 << 0)
        static let ignored = Flags(rawValue: 1 << 1)
        static let mapped = Flags(rawValue: 1 << 2)
        static let combiningMark = Flags(rawValue: 1 << 3)
        static let nonSpacingMark = Flags(rawValue: 1 << 4)
        static let fenced = Flags(rawValue: 1 << 5)
        static let confused = Flags(rawValue: 1 << 6)
        static let escaped = Flags(rawValue: 1 << 7)
        /// An emoji sequence may begin with it.
        static let beginsEmoji = Flags(rawValue: 1 << 8)
    }

    /// The class of characters of which nothing is said: they are disallowed.
    static let disallowed = CharacterClass(flags: [], primaryGroup: nil, groups: GroupSet([]), lookalikes: GroupSet([]))

    let flags: Flags
    /// The group that they are proper to.
    let primaryGroup: Int?
    /// The groups that contain them.
    let groups: GroupSet
    /// The groups that have a character that looks the same, without those that the characters belong to themselves.
    let lookalikes: GroupSet

    /// Whether they belong to one group only and are not confused, so that no label with them can look like another.
    var isUnique: Bool { groups.isSingle && !flags.contains(.confused) }
}
