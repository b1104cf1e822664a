public import MonitorCore

/// Runs the laws of a rate limiter.
public struct RateLimiterLaws<Store: RateLimiter>: StoreLawSet {
    private let stores: StoreMaker<Store>
    private let limit = RateLimit(burst: 4, tokensPerSecond: 2)

    /// Creates the laws for the limiters of a maker.
    public init(_ stores: StoreMaker<Store>) {
        self.stores = stores
    }

    /// Runs a law on a fresh limiter.
    public func run(_ law: RateLimiterLaw) async throws {
        let time = VirtualTime()
        let limiter = try await stores.make(time)
        switch law {
        case .newBucketIsFull: try await newBucketIsFull(limiter)
        case .refusalTellsWhenToRetry: try await refusalTellsWhenToRetry(limiter, time)
        case .refillsUpToTheBurst: try await refillsUpToTheBurst(limiter, time)
        case .costAboveBurstNeverFits: try await costAboveBurstNeverFits(limiter)
        case .keysAreApart: try await keysAreApart(limiter)
        case .freeRequestIsAllowed: try await freeRequestIsAllowed(limiter)
        case .invalidNumbersAreRefused: try await invalidNumbersAreRefused(limiter)
        case .concurrentCallersShareTheBucket: try await concurrentCallersShareTheBucket(limiter)
        case .survivesReopening: try await survivesReopening(limiter, time)
        case .agreesWithTheReference: try await RateLimiterModel.check(stores)
        }
    }

    private func expectRemaining(_ decision: RateLimitDecision, _ remaining: Double, _ what: String) throws {
        try expect(
            abs(decision.remaining - remaining) < 0.01,
            "tokens left \(what): expected \(remaining), got \(decision.remaining)"
        )
    }

    private func newBucketIsFull(_ limiter: Store) async throws {
        let decision = try await limiter.take(3, from: "a", limit: limit)
        try expect(decision.isAllowed, "a new bucket refused 3 of 4 tokens")
        try expectRemaining(decision, 1, "after taking 3 of 4")
        let last = try await limiter.take(1, from: "a", limit: limit)
        try expect(last.isAllowed, "the last token was refused")
        let refused = try await limiter.take(1, from: "a", limit: limit)
        try expect(!refused.isAllowed, "an empty bucket allowed a request")
    }

    private func refusalTellsWhenToRetry(_ limiter: Store, _ time: VirtualTime) async throws {
        _ = try await limiter.take(3, from: "a", limit: limit)
        for _ in 0..<3 {
            let refused = try await limiter.take(3, from: "a", limit: limit)
            try expect(!refused.isAllowed, "1 token was enough for 3")
            try expectRemaining(refused, 1, "after a refusal")
            let wait = refused.retryAfter ?? .zero
            try expect(wait >= .milliseconds(999) && wait <= .milliseconds(1_001), "1 s to wait was told as \(wait)")
        }
        time.advance(by: .milliseconds(1_001))
        let allowed = try await limiter.take(3, from: "a", limit: limit)
        try expect(allowed.isAllowed, "refused after the time to wait had passed")
    }

    private func refillsUpToTheBurst(_ limiter: Store, _ time: VirtualTime) async throws {
        _ = try await limiter.take(4, from: "a", limit: limit)
        time.advance(by: .milliseconds(1_500))
        try expectRemaining(try await limiter.take(0, from: "a", limit: limit), 3, "after 1.5 s")
        time.advance(by: .seconds(3_600))
        try expectRemaining(try await limiter.take(0, from: "a", limit: limit), 4, "after an hour")
    }

    private func costAboveBurstNeverFits(_ limiter: Store) async throws {
        let decision = try await limiter.take(5, from: "a", limit: limit)
        try expect(!decision.isAllowed, "5 tokens were taken from a bucket of 4")
        try expectEqual(decision.retryAfter, nil, "time to wait")
        try expect(try await limiter.take(4, from: "a", limit: limit).isAllowed, "the refusal took tokens")
    }

    private func keysAreApart(_ limiter: Store) async throws {
        _ = try await limiter.take(4, from: "a", limit: limit)
        try expect(try await limiter.take(4, from: "b", limit: limit).isAllowed, "another key's bucket is empty")
    }

    private func freeRequestIsAllowed(_ limiter: Store) async throws {
        _ = try await limiter.take(4, from: "a", limit: limit)
        try expect(try await limiter.take(0, from: "a", limit: limit).isAllowed, "a free request was refused")
        let none = RateLimit(burst: 0, tokensPerSecond: 0)
        try expect(try await limiter.take(0, from: "b", limit: none).isAllowed, "a free request was refused")
        let refused = try await limiter.take(1, from: "b", limit: none)
        try expect(!refused.isAllowed && refused.retryAfter == nil, "a bucket of nothing gave \(refused)")
    }

    private func invalidNumbersAreRefused(_ limiter: Store) async throws {
        for number in [-1, .nan, .infinity] as [Double] {
            try await expectStoreError(.invalidArgument, "a cost of \(number)") {
                _ = try await limiter.take(number, from: "a", limit: limit)
            }
            try await expectStoreError(.invalidArgument, "a burst of \(number)") {
                _ = try await limiter.take(1, from: "a", limit: RateLimit(burst: number, tokensPerSecond: 1))
            }
            try await expectStoreError(.invalidArgument, "a rate of \(number)") {
                _ = try await limiter.take(1, from: "a", limit: RateLimit(burst: 1, tokensPerSecond: number))
            }
        }
    }

    private func concurrentCallersShareTheBucket(_ limiter: Store) async throws {
        let allowed = Shared(0)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            for _ in 0..<20 {
                tasks.addTask {
                    if try await limiter.take(1, from: "a", limit: limit).isAllowed {
                        allowed.change { $0 += 1 }
                    }
                }
            }
            try await tasks.waitForAll()
        }
        try expectEqual(allowed.value, 4, "requests allowed")
    }

    private func survivesReopening(_ limiter: Store, _ time: VirtualTime) async throws {
        _ = try await limiter.take(4, from: "a", limit: limit)
        time.advance(by: .milliseconds(500))
        let opened = try await stores.reopen(limiter)
        let refused = try await opened.take(2, from: "a", limit: limit)
        try expect(!refused.isAllowed, "the bucket was full once the limiter was opened again")
        try expectRemaining(refused, 1, "after opening the limiter again")
        time.advance(by: .milliseconds(500))
        try expectRemaining(try await opened.take(0, from: "a", limit: limit), 2, "1 s after the bucket was emptied")
    }
}
