/// The names that the members of a kind of object have, each found by one look.
///
/// They are declared in the order in which nodes write them, which is what is expected of the first object.
struct JSONNames<Name: RawRepresentable<String> & CaseIterable & Hashable & Sendable>: Sendable {
    private static var slotCount: Int { 256 }

    /// All names; at most 64, for each of which a word has a bit.
    let all: [Name]
    /// A bit for each name that an object must have.
    let required: UInt64
    private let names: [JSONName]
    private let quotedNames: [QuotedJSONName]
    /// A place in `names`, plus 1, for each value of the highest bits of a name's mix, or for those after it.
    private let slots: [UInt8]

    init(required: [Name] = []) {
        // The declarations of this module, not what comes in, are what could be wrong.
        assert(Name.allCases.count <= UInt64.bitWidth, "\(Name.self) has more names than a word has bits")
        assert(
            Name.allCases.allSatisfy { $0.rawValue.utf8.count <= JSONName.maximumLength },
            "a name of \(Name.self) is too long"
        )
        all = Array(Name.allCases.prefix(UInt64.bitWidth))
        names = all.map { JSONName(known: $0.rawValue.utf8) }
        quotedNames = all.map { QuotedJSONName($0.rawValue.utf8) }
        var slots = [UInt8](repeating: 0, count: Self.slotCount)
        for (index, name) in names.enumerated() {
            var slot = Self.slot(of: name)
            while slots[slot] != 0 { slot = (slot + 1) % Self.slotCount }
            slots[slot] = UInt8(index + 1)
        }
        self.slots = slots
        self.required = Self.bits(of: required)
    }

    /// How long a name is that stands at a place, if it is the one that is expected there.
    @inline(__always)
    func length(ofExpected index: Int, in bytes: Span<UInt8>, at start: Int) -> Int? {
        guard index < quotedNames.count, quotedNames[index].stands(in: bytes, at: start) else { return nil }
        return quotedNames[index].length
    }

    /// The place of a name among all, or `nil` when it is none of them.
    @inline(__always)
    func index(of name: JSONName) -> Int? {
        var slot = Self.slot(of: name)
        while slots[slot] != 0 {
            let index = Int(slots[slot]) &- 1
            if names[index] == name { return index }
            slot = (slot &+ 1) & (Self.slotCount &- 1)
        }
        return nil
    }

    /// The bit of the name at a place.
    @inline(__always)
    static func bit(at index: Int) -> UInt64 { index < 64 ? 1 &<< UInt64(truncatingIfNeeded: index) : 0 }

    /// The bits of several names.
    static func bits(of names: [Name]) -> UInt64 {
        var bits: UInt64 = 0
        for (index, name) in Name.allCases.enumerated() where names.contains(name) { bits |= bit(at: index) }
        return bits
    }

    @inline(__always)
    private static func slot(of name: JSONName) -> Int { Int(name.mixed &>> 56) }
}
