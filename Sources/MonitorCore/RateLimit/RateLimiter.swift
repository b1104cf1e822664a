/// Token buckets by key.
///
/// May be called concurrently; each key's bucket changes atomically.
public protocol RateLimiter: Sendable {
    /// Takes `cost` tokens from the key's bucket if it holds that many; a new bucket is full.
    ///
    /// - Throws: ``StoreError`` with code `invalidArgument` for a cost, burst or rate that is negative or not finite, or
    ///   `unavailable`.
    func take(_ cost: Double, from key: String, limit: RateLimit) async throws -> RateLimitDecision
}
