import ChainDecoding

/// How many of somebody's sales were wins, drawn towards a prior so that a few lucky ones prove little.
///
/// With wins *w* and losses *l*, weighted by age, and a prior Beta(α, β), the posterior is Beta(w + α, l + β). Its mean
/// and its variance are reckoned in integers: weights are fractions of 2³², and results are rounded down to millionths.
public struct WinRate: Sendable, Hashable {
    /// The wins and α, in units of 2⁻³².
    public let wins: UInt128
    /// The losses and β, in units of 2⁻³².
    public let losses: UInt128

    /// Creates a rate.
    ///
    /// - Parameters:
    ///   - weightedWins: The wins in units of 2⁻³², at most 2⁹⁵; more counts as that.
    ///   - weightedLosses: The losses, likewise.
    ///   - priorWins: α, at least 1.
    ///   - priorLosses: β, at least 1.
    public init(weightedWins: UInt128, weightedLosses: UInt128, priorWins: UInt32, priorLosses: UInt32) {
        let unit = UInt128(TimeDecay.unit)
        wins = min(weightedWins, 1 << 95) + UInt128(max(priorWins, 1)) * unit
        losses = min(weightedLosses, 1 << 95) + UInt128(max(priorLosses, 1)) * unit
    }

    /// The mean of the posterior, in millionths.
    public var meanMillionths: Int {
        // Both are below 2⁹⁶, and a million is below 2²⁰.
        Int(clamping: wins * 1_000_000 / (wins + losses))
    }

    /// The standard deviation of the posterior, in millionths: √(ab / ((a + b)² (a + b + 1))).
    public var deviationMillionths: Int {
        let sum = wins + losses
        // ab · 2³² · 10¹² would not fit: the square of the mean's parts is taken by two divisions instead.
        let scale = U256(1_000_000)
        guard
            let winPart = U256(wins).mulDiv(scale &* scale, U256(sum)),
            let product = winPart.mulDiv(U256(losses), U256(sum)),
            let variance = product.mulDiv(U256(TimeDecay.unit), U256(sum + UInt128(TimeDecay.unit)))
        else { return 1_000_000 }
        return Int(clamping: variance.squareRoot().low)
    }

    /// Two standard deviations below the mean, but not below 0, in millionths: what luck alone hardly gives.
    public var lowerBoundMillionths: Int { max(meanMillionths - 2 * deviationMillionths, 0) }
}
