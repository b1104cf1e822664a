/// Exponential backoff with full jitter: each pause is random between zero and a ceiling that doubles.
///
/// Full jitter spreads the clients that failed together. The source is "Exponential Backoff And Jitter", AWS Architecture
/// Blog, 2015.
public struct Backoff: Sendable, Hashable {
    /// The ceiling of the first pause.
    public let base: Duration
    /// The highest ceiling.
    public let cap: Duration
    /// How much each ceiling exceeds the one before; at least 1.
    public let factor: Double

    /// Creates a backoff; values out of range are moved to the nearest in range.
    public init(base: Duration = .milliseconds(500), cap: Duration = .seconds(60), factor: Double = 2) {
        self.base = max(.zero, base)
        self.cap = max(self.base, cap)
        self.factor = factor.isFinite ? max(1, factor) : 2
    }

    /// The longest that the pause after a number of failures can be.
    ///
    /// - Parameter failures: Failures so far; the first pause follows 1.
    /// - Returns: The ceiling, from `base` up to `cap`.
    public func ceiling(afterFailures failures: Int) -> Duration {
        guard base > .zero else { return .zero }
        let growth = factor.power(max(1, failures) - 1)
        let nanoseconds = Double(base.inNanoseconds) * growth
        guard nanoseconds < Double(cap.inNanoseconds) else { return cap }
        return .nanoseconds(Int64(nanoseconds))
    }

    /// The pause after a number of failures.
    ///
    /// - Parameters:
    ///   - failures: Failures so far; the first pause follows 1.
    ///   - generator: The source of randomness; a seeded one gives the same pauses again.
    /// - Returns: A duration from zero to the ceiling.
    public func delay(
        afterFailures failures: Int,
        using generator: inout some RandomNumberGenerator
    ) -> Duration {
        .nanoseconds(Int64.random(in: 0...ceiling(afterFailures: failures).inNanoseconds, using: &generator))
    }
}

extension Double {
    /// A whole power, which leaves the range of numbers as infinity.
    fileprivate func power(_ exponent: Int) -> Double {
        var result = 1.0
        var base = self
        var rest = exponent
        while rest > 0 {
            if rest & 1 == 1 {
                result *= base
            }
            base *= base
            rest >>= 1
        }
        return result
    }
}
