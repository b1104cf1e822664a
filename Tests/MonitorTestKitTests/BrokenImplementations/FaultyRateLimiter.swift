import MonitorCore
import MonitorTestKit
import Synchronization

/// A rate limiter with a fault, if any.
final class FaultyRateLimiter: RateLimiter {
    enum Fault {
        case startsEmpty, chargesForRefusals, neverRefills, alwaysAsksToWait, sharesKeys, refusesFree
        case acceptsAnyNumber, checksBeforeItTakes, roundsCosts, forgetsOnReopening
    }

    private let fault: Fault?
    private let time: VirtualTime
    private let base: InMemoryRateLimiter
    private let known = Mutex<Set<String>>([])

    init(_ fault: Fault? = nil, time: VirtualTime) {
        self.fault = fault
        self.time = time
        base = InMemoryRateLimiter(time: time)
    }

    func reopened() -> FaultyRateLimiter {
        fault == .forgetsOnReopening ? FaultyRateLimiter(fault, time: time) : self
    }

    func take(_ cost: Double, from key: String, limit: RateLimit) async throws -> RateLimitDecision {
        var (cost, key, limit) = (cost, key, limit)
        switch fault {
        case .startsEmpty where known.withLock({ $0.insert(key).inserted }):
            _ = try await base.take(limit.burst, from: key, limit: limit)
        case .neverRefills: limit.tokensPerSecond = 0
        case .sharesKeys: key = "all"
        case .refusesFree: cost = max(cost, 0.000_1)
        case .acceptsAnyNumber:
            cost = cost.isFinite ? abs(cost) : 0
            limit = RateLimit(burst: 4, tokensPerSecond: 2)
        case .roundsCosts: cost = cost.rounded(.up)
        case .checksBeforeItTakes:
            let left = try await base.take(0, from: key, limit: limit).remaining
            for _ in 0..<3 {
                await Task.yield()
            }
            guard cost <= left else { break }
            _ = try await base.take(cost, from: key, limit: limit)
            return RateLimitDecision(isAllowed: true, remaining: left - cost)
        default: break
        }
        var decision = try await base.take(cost, from: key, limit: limit)
        guard !decision.isAllowed else { return decision }
        if fault == .chargesForRefusals {
            _ = try await base.take(decision.remaining, from: key, limit: limit)
        }
        if fault == .alwaysAsksToWait {
            decision.retryAfter = decision.retryAfter ?? .seconds(1)
        }
        return decision
    }
}
