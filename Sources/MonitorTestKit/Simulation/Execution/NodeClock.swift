import MonitorCore
import Synchronization

/// The clocks of one simulated machine: wrong by a skew, fast or slow by a drift, and stepped now and then.
final class NodeClock: TimeSource {
    private static let million: Int64 = 1_000_000

    private let world: SimulatedClock
    private let start: Timestamp
    /// By how many parts in a million the clocks are fast.
    private let drift: Int64
    private let skew: Mutex<Duration>

    init(world: SimulatedClock, start: Timestamp, skew: Duration = .zero, drift: Int64 = 0) {
        self.world = world
        self.start = start
        self.drift = drift
        self.skew = Mutex(skew)
    }

    var monotonic: Duration {
        let elapsed = world.elapsed
        return elapsed + .nanoseconds(elapsed.inNanoseconds / Self.million * drift)
    }

    var now: Timestamp { start + monotonic + skew.withLock { $0 } }

    func sleep(for duration: Duration) async throws {
        guard duration > .zero else { return try Task.checkCancellation() }
        guard drift != 0 else { return try await world.sleep(for: duration) }
        // The first two terms of the series, rounded up: the node's own clock shows at least the duration.
        let first = duration.inNanoseconds / Self.million * drift
        let second = first / Self.million * drift
        try await world.sleep(for: duration - .nanoseconds(first) + .nanoseconds(second) + .microseconds(2))
    }

    /// Moves only the wall clock.
    func stepWallClock(by step: Duration) {
        skew.withLock { $0 += step }
    }
}
