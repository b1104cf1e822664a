import MonitorCore
import Testing

@Suite("Token bucket")
struct TokenBucketTests {
    @Test("over any stretch of time no more is taken than burst plus inflow", arguments: [31, 32] as [UInt64])
    func neverTooMuch(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let limit = RateLimit(burst: 5, tokensPerSecond: 3)
        var now = Duration.zero
        var bucket = TokenBucket(limit: limit, now: now)
        var taken = 0.0
        for _ in 0..<2_000 {
            now += .milliseconds(Int64.random(in: 0...700, using: &random))
            let cost = Double.random(in: 0...4, using: &random)
            if bucket.take(cost, limit: limit, now: now).isAllowed {
                taken += cost
            }
            #expect(taken <= limit.burst + limit.tokensPerSecond * now.inSeconds + 1e-6, "seed \(seed)")
        }
        #expect(taken > limit.tokensPerSecond * now.inSeconds * 0.5, "seed \(seed)")
    }

    @Test("after the time that a refusal tells, and not before, the request fits")
    func retryAfter() throws {
        let limit = RateLimit(burst: 7, tokensPerSecond: 0.3)
        var bucket = TokenBucket(limit: limit, now: .zero)
        #expect(bucket.take(7, limit: limit, now: .zero).isAllowed)
        let wait = try #require(bucket.take(2, limit: limit, now: .zero).retryAfter)
        var early = bucket
        #expect(!early.take(2, limit: limit, now: wait - .milliseconds(1)).isAllowed)
        #expect(bucket.take(2, limit: limit, now: wait).isAllowed)
    }

    @Test("a clock that goes back lets nothing flow in")
    func clockGoesBack() {
        let limit = RateLimit(burst: 1, tokensPerSecond: 1)
        var bucket = TokenBucket(limit: limit, now: .seconds(10))
        #expect(bucket.take(1, limit: limit, now: .seconds(10)).isAllowed)
        #expect(!bucket.take(1, limit: limit, now: .seconds(5)).isAllowed)
        #expect(!bucket.take(1, limit: limit, now: .milliseconds(10_500)).isAllowed)
        #expect(bucket.take(1, limit: limit, now: .seconds(11)).isAllowed)
    }

    @Test("a smaller burst holds at once, and no rate means no wait would help")
    func changedLimit() {
        var bucket = TokenBucket(limit: RateLimit(burst: 10, tokensPerSecond: 1), now: .zero)
        let small = RateLimit(burst: 2, tokensPerSecond: 0)
        let decision = bucket.take(3, limit: small, now: .zero)
        #expect(!decision.isAllowed)
        #expect(decision.retryAfter == nil)
        #expect(bucket.take(2, limit: small, now: .zero).isAllowed)
        #expect(bucket.take(1, limit: small, now: .seconds(100)).retryAfter == nil)
    }

    @Test("a limiter with too many keys forgets full buckets, and refuses a new key when none is full")
    func boundedKeys() async throws {
        let time = SteadyTime()
        let limiter = InMemoryRateLimiter(time: time, maximumKeyCount: 2)
        let limit = RateLimit(burst: 1, tokensPerSecond: 1)
        #expect(try await limiter.take(0, from: "full", limit: limit).isAllowed)
        #expect(try await limiter.take(1, from: "a", limit: limit).isAllowed)
        #expect(try await limiter.take(1, from: "b", limit: limit).isAllowed)
        #expect(try await limiter.take(1, from: "c", limit: limit).isAllowed == false)
        #expect(try await limiter.take(1, from: "a", limit: limit).isAllowed == false)
    }
}

/// A clock that stands still.
private struct SteadyTime: TimeSource {
    let now = Timestamp.epoch
    let monotonic = Duration.zero

    func sleep(for duration: Duration) async throws {}
}
