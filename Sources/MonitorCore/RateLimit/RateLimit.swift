/// The size and refill rate of a token bucket.
public struct RateLimit: Sendable, Hashable, Codable {
    /// Tokens that a full bucket holds.
    public var burst: Double
    /// Tokens that flow in per second.
    public var tokensPerSecond: Double

    /// Creates a limit.
    public init(burst: Double, tokensPerSecond: Double) {
        self.burst = burst
        self.tokensPerSecond = tokensPerSecond
    }
}
