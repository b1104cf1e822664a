/// Whether a request fits its rate limit.
public struct RateLimitDecision: Sendable, Hashable {
    /// Whether the tokens were taken.
    public var isAllowed: Bool
    /// Tokens left in the bucket.
    public var remaining: Double
    /// When refused: how long until enough tokens have flowed in; `nil` when the cost exceeds the burst for good.
    public var retryAfter: Duration?

    /// Creates a decision.
    public init(isAllowed: Bool, remaining: Double, retryAfter: Duration? = nil) {
        self.isAllowed = isAllowed
        self.remaining = remaining
        self.retryAfter = retryAfter
    }
}
