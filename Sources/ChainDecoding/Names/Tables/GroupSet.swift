/// A set of the groups of ENSIP-15, by their places in its list: at most 256.
struct GroupSet: Sendable, Hashable {
    private var low: UInt128 = 0
    private var high: UInt128 = 0

    /// All groups.
    static let all = GroupSet(low: .max, high: .max)

    private init(low: UInt128, high: UInt128) {
        self.low = low
        self.high = high
    }

    /// Creates a set of some groups.
    init(_ groups: [UInt32]) {
        for group in groups {
            low |= 1 << UInt128(group)
            high |= group < 128 ? 0 : 1 << UInt128(group - 128)
        }
    }

    /// Whether there is none in it.
    var isEmpty: Bool { low | high == 0 }

    /// Whether there is exactly one in it.
    var isSingle: Bool { low.nonzeroBitCount + high.nonzeroBitCount == 1 }

    /// The first in the list.
    var first: Int? {
        if low != 0 { return low.trailingZeroBitCount }
        return high == 0 ? nil : 128 + high.trailingZeroBitCount
    }

    /// The groups that are in both.
    func intersection(_ other: GroupSet) -> GroupSet {
        GroupSet(low: low & other.low, high: high & other.high)
    }
}
