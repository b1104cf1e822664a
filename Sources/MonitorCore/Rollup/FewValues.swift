/// The bins of up to four values, in order, in eight bytes: what a minute of checks every 15 s or more holds.
struct FewValues: Sendable, Hashable {
    static let maximumCount: UInt32 = 4

    private static let none = UInt16.max

    // Places without a value hold `none`, which is above every bin, and come last.
    private var bins = SIMD4<UInt16>(repeating: none)

    var isEmpty: Bool { bins[0] == Self.none }

    var count: UInt32 {
        var count: UInt32 = 0
        for place in bins.indices where bins[place] != Self.none { count += 1 }
        return count
    }

    /// Adds a value; there must be room for it.
    mutating func insert(bin: Int) {
        var rest = UInt16(bin)
        for place in bins.indices where rest < bins[place] {
            (bins[place], rest) = (rest, bins[place])
        }
    }

    func forEachBin(_ body: (_ index: Int, _ count: UInt32) -> Void) {
        var place = 0
        while place < bins.scalarCount, bins[place] != Self.none {
            let bin = bins[place]
            var count: UInt32 = 0
            while place < bins.scalarCount, bins[place] == bin {
                count += 1
                place += 1
            }
            body(Int(bin), count)
        }
    }
}
