/// The names that the members of a kind of object have, each found by one look.
struct JSONNames<Name: RawRepresentable<String> & CaseIterable & Hashable & Sendable>: Sendable {
    private static var slotCount: Int { 256 }

    /// All names; there are at most 64, so that a word can hold a bit for each.
    let all: [Name]
    /// A bit for each name that an object must have.
    let required: UInt64
    private let words: [JSONName]
    /// A place in `words`, plus 1, for each value of the highest bits of a name's mix, or for those after it.
    private let slots: [UInt8]

    init(required: [Name] = []) {
        all = Array(Name.allCases)
        precondition(all.count <= 64, "an object has more members than a word has bits")
        words = all.map { name in
            let text = Array(name.rawValue.utf8)
            guard let words = JSONName(text.span, in: text.indices) else { preconditionFailure("a name is too long") }
            return words
        }
        var slots = [UInt8](repeating: 0, count: Self.slotCount)
        for (index, words) in words.enumerated() {
            var slot = Self.slot(of: words)
            while slots[slot] != 0 { slot = (slot + 1) % Self.slotCount }
            slots[slot] = UInt8(index + 1)
        }
        self.slots = slots
        let all = self.all
        self.required = required.reduce(0) { bits, name in bits | Self.bit(at: all.firstIndex(of: name) ?? 64) }
    }

    /// The place of a name among all, or `nil` when it is none of them.
    @inline(__always)
    func index(of name: JSONName) -> Int? {
        var slot = Self.slot(of: name)
        while slots[slot] != 0 {
            let index = Int(slots[slot]) &- 1
            if words[index] == name { return index }
            slot = (slot &+ 1) & (Self.slotCount &- 1)
        }
        return nil
    }

    /// The bit of the name at a place.
    @inline(__always)
    static func bit(at index: Int) -> UInt64 { index < 64 ? 1 &<< UInt64(truncatingIfNeeded: index) : 0 }

    @inline(__always)
    private static func slot(of name: JSONName) -> Int { Int(name.mixed &>> 56) }
}
