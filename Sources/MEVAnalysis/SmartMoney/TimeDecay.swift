/// How much less counts what is longer ago.
///
/// The weight is exact: a fraction of 2³². It halves with each half-life, and falls in a straight line in between.
public struct TimeDecay: Sendable, Hashable {
    /// The weight of what is new: 2³².
    public static let unit: UInt64 = 1 << 32

    /// After how many epochs the weight is half; at least 1.
    public let halfLife: UInt64

    /// Creates a decay; a half-life is 1 to 2³¹ epochs.
    public init(halfLife: UInt64) {
        self.halfLife = min(max(halfLife, 1), 1 << 31)
    }

    /// The weight of what is so many epochs ago, in units of 2⁻³², rounded down.
    public func weight(age: UInt64) -> UInt64 {
        let (halvings, rest) = age.quotientAndRemainder(dividingBy: halfLife)
        guard halvings < 33 else { return 0 }
        // Both factors are at most 2³².
        let whole = UInt128(Self.unit >> halvings)
        return UInt64(whole * UInt128(2 * halfLife - rest) / UInt128(2 * halfLife))
    }
}
