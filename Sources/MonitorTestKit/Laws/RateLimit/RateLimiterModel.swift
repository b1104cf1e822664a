import MonitorCore

/// A rate limiter and the in-memory reference, to which the same is done and which must decide the same.
struct RateLimiterModel<Limiter: RateLimiter> {
    enum Operation: Sendable {
        case take(Double, key: Int)
        case pass(Duration)
        case reopen
    }

    /// Each key keeps its limit.
    private static var limits: [RateLimit] {
        [
            RateLimit(burst: 4, tokensPerSecond: 2),
            RateLimit(burst: 8, tokensPerSecond: 0.7),
            RateLimit(burst: 1.5, tokensPerSecond: 0.1),
            RateLimit(burst: 6, tokensPerSecond: 0),
        ]
    }

    private let stores: StoreMaker<Limiter>
    private let time: VirtualTime
    private let reference: InMemoryRateLimiter
    private var limiter: Limiter

    private init(_ stores: StoreMaker<Limiter>) async throws {
        self.stores = stores
        time = VirtualTime()
        reference = InMemoryRateLimiter(time: time)
        limiter = try await stores.make(time)
    }

    /// Runs random operations on the limiters of a maker.
    static func check(_ stores: StoreMaker<Limiter>) async throws {
        try await ModelRun(seed: 0x5261_7465, operationCount: 400, generate: operation) { operations in
            var model = try await RateLimiterModel(stores)
            for operation in operations {
                try await model.perform(operation)
            }
            return nil
        }
        .check()
    }

    private static func operation(_ random: inout SeededGenerator) -> Operation {
        switch Int.random(in: 0..<20, using: &random) {
        case 0..<13:
            let costs: [Double] = [0, 0.25, 0.5, 1, 1, 2, 3.5, 7, 9]
            let cost = costs.randomElement(using: &random) ?? 1
            return .take(cost, key: Int.random(in: 0..<limits.count, using: &random))
        case 13..<19: return .pass(.milliseconds(370 * Int.random(in: 1...12, using: &random)))
        default: return .reopen
        }
    }

    private mutating func perform(_ operation: Operation) async throws {
        switch operation {
        case .take(let cost, let key): try await take(cost, key)
        case .pass(let duration): time.advance(by: duration)
        case .reopen: limiter = try await stores.reopen(limiter)
        }
    }

    private func take(_ cost: Double, _ number: Int) async throws {
        let key = "key \(number)"
        let limit = Self.limits[number]
        let left = try await reference.take(0, from: key, limit: limit).remaining
        // A bucket that holds the cost but for the rounding may decide either way.
        guard cost == 0 || abs(left - cost) > 0.001 else { return }
        let decision = try await limiter.take(cost, from: key, limit: limit)
        let expected = try await reference.take(cost, from: key, limit: limit)
        let what = "taking \(cost) of \(left) from \(key)"
        try expectEqual(decision.isAllowed, expected.isAllowed, "\(what): whether it is allowed")
        try expect(
            abs(decision.remaining - expected.remaining) < 0.001,
            "\(what): expected \(expected.remaining) to remain, got \(decision.remaining)"
        )
        guard !expected.isAllowed else { return }
        let wait = decision.retryAfter?.inSeconds ?? .infinity
        let expectedWait = expected.retryAfter?.inSeconds ?? .infinity
        try expect(
            wait == expectedWait || abs(wait - expectedWait) < 0.01,
            "\(what): expected a wait of \(expectedWait) s, got \(wait) s"
        )
    }
}
