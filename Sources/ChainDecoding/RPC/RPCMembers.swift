/// Which members an object in JSON has, besides their values.
///
/// Where a property is `nil` or zero, ``presence(of:)`` tells whether the node sent `null` or nothing: the hash of a
/// pending block is `null`, that of a block from an archive is not.
public struct RPCMembers<Name: RawRepresentable<String> & CaseIterable & Hashable & Sendable>: Sendable, Hashable {
    /// The members of other names, each as it stands in the JSON text.
    public internal(set) var additional: [String: Bytes]
    // A bit for each name, in the order of all cases.
    private var present: UInt64 = 0
    private var null: UInt64 = 0

    init() {
        // Unlike an empty literal, this calls nothing.
        additional = Dictionary(minimumCapacity: 0)
    }

    /// Whether the object has a member, and whether that is `null`.
    public func presence(of name: Name) -> Presence {
        var bit: UInt64 = 1
        for other in Name.allCases {
            if other == name { return present & bit == 0 ? .absent : null & bit == 0 ? .value : .null }
            bit &<<= 1
        }
        return .absent
    }

    /// Notes a member.
    ///
    /// - Returns: Whether it has not been there before.
    @inline(__always)
    mutating func insert(at index: Int) -> Bool {
        let bit = JSONNames<Name>.bit(at: index)
        defer { present |= bit }
        return present & bit == 0
    }

    @inline(__always)
    mutating func setNull(at index: Int) {
        null |= JSONNames<Name>.bit(at: index)
    }

    /// The first of several members that has no value.
    @inline(__always)
    func firstMissing(of bits: UInt64) -> Int? {
        let missing = bits & ~(present & ~null)
        return missing == 0 ? nil : missing.trailingZeroBitCount
    }
}
