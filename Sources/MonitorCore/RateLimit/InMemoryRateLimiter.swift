import Synchronization

/// Token buckets in this process's memory: the reference for every other implementation.
///
/// When there are too many keys, full buckets are forgotten, which changes nothing; if none is full, a new key is refused
/// until one is.
public final class InMemoryRateLimiter: RateLimiter {
    private struct Entry {
        var bucket: TokenBucket
        var limit: RateLimit
    }

    private let time: any TimeSource
    private let maximumKeyCount: Int
    private let entries = Mutex<[String: Entry]>([:])

    /// Creates a limiter that remembers at most so many keys.
    public init(time: any TimeSource, maximumKeyCount: Int = 100_000) {
        self.time = time
        self.maximumKeyCount = max(1, maximumKeyCount)
    }

    /// Takes `cost` tokens from the key's bucket if it holds that many; a new bucket is full.
    public func take(_ cost: Double, from key: String, limit: RateLimit) async throws -> RateLimitDecision {
        for (name, number) in [("cost", cost), ("burst", limit.burst), ("rate", limit.tokensPerSecond)]
        where !number.isFinite || number < 0 {
            throw StoreError(code: .invalidArgument, message: "the \(name) is \(number); it must be 0 or more")
        }
        return entries.withLock { entries in
            let now = time.monotonic
            if entries[key] == nil, entries.count >= maximumKeyCount {
                entries = entries.filter { !$0.value.bucket.isFull(limit: $0.value.limit, now: now) }
                guard entries.count < maximumKeyCount else {
                    return RateLimitDecision(isAllowed: false, remaining: 0, retryAfter: .seconds(1))
                }
            }
            var entry = entries[key] ?? Entry(bucket: TokenBucket(limit: limit, now: now), limit: limit)
            entry.limit = limit
            let decision = entry.bucket.take(cost, limit: limit, now: now)
            entries[key] = entry
            return decision
        }
    }
}
