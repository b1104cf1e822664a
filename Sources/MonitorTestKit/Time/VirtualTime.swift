public import MonitorCore
import Synchronization

/// A time source that stands still until a test moves it.
///
/// Wall and monotonic time move together; ``stepWallClock(by:)`` moves only the wall clock. May be used concurrently.
public final class VirtualTime: TimeSource {
    private struct Sleeper {
        var id: UInt64
        var deadline: Duration
        var continuation: CheckedContinuation<Void, any Error>
    }

    private struct Waiter {
        var id: UInt64
        var count: Int
        var continuation: CheckedContinuation<Void, Never>
    }

    private struct State {
        var wall: Timestamp
        var monotonic = Duration.zero
        var nextID: UInt64 = 0
        var sleepers: [Sleeper] = []
        var cancelled: Set<UInt64> = []
        var waiters: [Waiter] = []
    }

    private let state: Mutex<State>

    /// Creates a time source that stands at `start`.
    public init(start: Timestamp = Timestamp(seconds: 1_800_000_000)) {
        state = Mutex(State(wall: start))
    }

    /// The wall-clock time.
    public var now: Timestamp { state.withLock { $0.wall } }

    /// Time since the source was created.
    public var monotonic: Duration { state.withLock { $0.monotonic } }

    /// How many tasks sleep now.
    public var sleeperCount: Int { state.withLock { $0.sleepers.count } }

    /// When the next sleeper is due, on the monotonic clock.
    public var nextDeadline: Duration? { state.withLock { $0.sleepers.map(\.deadline).min() } }

    /// Suspends until the test has moved time by `duration`.
    public func sleep(for duration: Duration) async throws {
        try Task.checkCancellation()
        guard duration > .zero else { return }
        let id = nextID()
        defer { forgetCancellation(of: id) }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let (isCancelled, waiters) = state.withLock { state -> (Bool, [Waiter]) in
                    if state.cancelled.remove(id) != nil { return (true, []) }
                    state.sleepers.append(
                        Sleeper(id: id, deadline: state.monotonic + duration, continuation: continuation)
                    )
                    return (false, Self.satisfiedWaiters(&state))
                }
                if isCancelled {
                    continuation.resume(throwing: CancellationError())
                }
                for waiter in waiters {
                    waiter.continuation.resume()
                }
            }
        } onCancel: {
            let sleeper = state.withLock { state -> Sleeper? in
                guard let index = state.sleepers.firstIndex(where: { $0.id == id }) else {
                    state.cancelled.insert(id)
                    return nil
                }
                return state.sleepers.remove(at: index)
            }
            sleeper?.continuation.resume(throwing: CancellationError())
        }
    }

    /// Moves time forward and wakes the sleepers that are due, in order of their deadlines.
    public func advance(by duration: Duration) {
        let due = state.withLock { state in
            state.monotonic += max(.zero, duration)
            state.wall += max(.zero, duration)
            let now = state.monotonic
            let due = state.sleepers.filter { $0.deadline <= now }
            state.sleepers.removeAll { $0.deadline <= now }
            return due.sorted { ($0.deadline, $0.id) < ($1.deadline, $1.id) }
        }
        for sleeper in due {
            sleeper.continuation.resume()
        }
    }

    /// Moves only the wall clock, as an administrator or NTP would; negative moves it back.
    public func stepWallClock(by duration: Duration) {
        state.withLock { $0.wall += duration }
    }

    /// Moves time to the next sleeper's deadline, if there is one.
    public func advanceToNextDeadline() {
        if let deadline = nextDeadline {
            advance(by: deadline - monotonic)
        }
    }

    /// Suspends until at least `count` tasks sleep, or until this task is cancelled.
    public func waitForSleepers(count: Int) async {
        let id = nextID()
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    if state.cancelled.remove(id) != nil || state.sleepers.count >= count { return true }
                    state.waiters.append(Waiter(id: id, count: count, continuation: continuation))
                    return false
                }
                if isOver {
                    continuation.resume()
                }
            }
        } onCancel: {
            let waiter = state.withLock { state -> Waiter? in
                guard let index = state.waiters.firstIndex(where: { $0.id == id }) else {
                    state.cancelled.insert(id)
                    return nil
                }
                return state.waiters.remove(at: index)
            }
            waiter?.continuation.resume()
        }
        forgetCancellation(of: id)
    }

    private func nextID() -> UInt64 {
        state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
    }

    /// Drops the mark that a cancellation leaves when it comes after the wait is over.
    private func forgetCancellation(of id: UInt64) {
        _ = state.withLock { $0.cancelled.remove(id) }
    }

    private static func satisfiedWaiters(_ state: inout State) -> [Waiter] {
        let count = state.sleepers.count
        let satisfied = state.waiters.filter { $0.count <= count }
        state.waiters.removeAll { $0.count <= count }
        return satisfied
    }
}
