/// The bins of ``QuantileSketch``: bin 0 for zero, the others geometric, each at most (1 + α) / (1 − α) wide.
///
/// A bin's index is the logarithm to base 2, approximated between powers of two by a cubic whose slope against the true
/// logarithm never falls below 10/7 (the mapping of the DDSketch libraries). All arithmetic is IEEE 754, so every machine
/// puts a value into the same bin.
enum LatencyBins {
    static let relativeError = 0.01

    /// How many bins cover zero and all of `UInt32`.
    static let count = index(of: .max) + 1

    // 7 / (10 ln γ) with γ = (1 + 0.01) / (1 − 0.01), rounded up so that no bin is too wide.
    private static let binsPerUnit = 34.998_833_32

    static func index(of value: UInt32) -> Int {
        guard value > 0 else { return 0 }
        let bits = Double(value).bitPattern
        let exponent = Double(Int64(bits >> 52) - 1_023)
        let fraction = Double(bitPattern: bits & 0x000f_ffff_ffff_ffff | 0x3ff0_0000_0000_0000) - 1
        return 1 + Int((exponent + cubic(fraction)) * binsPerUnit)
    }

    /// A value within the relative error of every value in a bin.
    static func representative(of index: Int) -> Double {
        guard index > 0 else { return 0 }
        let position = Double(index - 1) / binsPerUnit
        let exponent = position.rounded(.down)
        let target = position - exponent
        var low = 0.0
        var high = 1.0
        for _ in 0..<52 {
            let middle = (low + high) / 2
            if cubic(middle) < target { low = middle } else { high = middle }
        }
        let lowerBound = Double(UInt64(1) << UInt64(exponent)) * (1 + high)
        return lowerBound * (1 + relativeError)
    }

    private static func cubic(_ fraction: Double) -> Double {
        ((6.0 / 35 * fraction - 3.0 / 5) * fraction + 10.0 / 7) * fraction
    }
}
