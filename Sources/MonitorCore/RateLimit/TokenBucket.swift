/// A bucket into which tokens flow at a steady rate, up to its size, and from which requests take them.
public struct TokenBucket: Sendable, Hashable {
    private var tokens: Double
    private var updatedAt: Duration

    /// Creates a full bucket.
    ///
    /// - Parameters:
    ///   - limit: The bucket's size.
    ///   - now: The monotonic time.
    public init(limit: RateLimit, now: Duration) {
        tokens = limit.burst
        updatedAt = now
    }

    /// Takes tokens if there are enough.
    ///
    /// - Parameters:
    ///   - cost: How many; not negative.
    ///   - limit: The bucket's size and refill rate; both may change between calls.
    ///   - now: The monotonic time; one earlier than that of the last call lets nothing flow in.
    /// - Returns: What was decided.
    public mutating func take(_ cost: Double, limit: RateLimit, now: Duration) -> RateLimitDecision {
        let elapsed = max(0, (now - updatedAt).inSeconds)
        tokens = min(limit.burst, tokens + elapsed * limit.tokensPerSecond)
        updatedAt = max(updatedAt, now)
        if cost <= tokens {
            tokens -= cost
            return RateLimitDecision(isAllowed: true, remaining: tokens)
        }
        return RateLimitDecision(isAllowed: false, remaining: tokens, retryAfter: wait(for: cost, limit: limit))
    }

    /// Whether the bucket would be full by now.
    public func isFull(limit: RateLimit, now: Duration) -> Bool {
        tokens + max(0, (now - updatedAt).inSeconds) * limit.tokensPerSecond >= limit.burst
    }

    private func wait(for cost: Double, limit: RateLimit) -> Duration? {
        guard cost <= limit.burst, limit.tokensPerSecond > 0 else { return nil }
        // A whole nanosecond up, so that the tokens are there when the time has passed.
        let nanoseconds = ((cost - tokens) / limit.tokensPerSecond * 1e9).rounded(.up) + 1
        return nanoseconds < 9.2e18 ? .nanoseconds(Int64(nanoseconds)) : nil
    }
}
