import HeapModule
import Synchronization

/// The true time of a simulated world, which passes only when nothing in it is ready to run.
final class SimulatedClock: Sendable {
    private struct Alarm: Comparable {
        var deadline: Duration
        var id: UInt64

        static func < (lhs: Alarm, rhs: Alarm) -> Bool {
            (lhs.deadline, lhs.id) < (rhs.deadline, rhs.id)
        }
    }

    private struct State {
        var elapsed = Duration.zero
        var nextID: UInt64 = 0
        var alarms = Heap<Alarm>()
        /// Those who sleep; an alarm without one has been cancelled.
        var sleepers: [UInt64: CheckedContinuation<Void, any Error>] = [:]
    }

    private let state = Mutex(State())

    /// The time since the world began.
    var elapsed: Duration { state.withLock { $0.elapsed } }

    /// Suspends until an instant.
    ///
    /// - Throws: `CancellationError` as soon as the task is cancelled.
    func sleep(until deadline: Duration) async throws {
        try Task.checkCancellation()
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                state.withLock { state in
                    state.sleepers[id] = continuation
                    state.alarms.insert(Alarm(deadline: deadline, id: id))
                }
                if Task.isCancelled { cancel(id) }
            }
        } onCancel: {
            cancel(id)
        }
    }

    /// Suspends for a time.
    func sleep(for duration: Duration) async throws {
        try await sleep(until: elapsed + max(.zero, duration))
    }

    /// Lets time pass up to the next alarm and wakes all who wait for that instant.
    ///
    /// - Returns: Whether there was an alarm before the limit; if not, time stands at the limit.
    func advance(limit: Duration) -> Bool {
        let woken = state.withLock { state -> [CheckedContinuation<Void, any Error>]? in
            var woken: [CheckedContinuation<Void, any Error>] = []
            while let next = state.alarms.min, woken.isEmpty || next.deadline <= state.elapsed {
                guard next.deadline <= limit else { break }
                state.alarms.removeMin()
                guard let sleeper = state.sleepers.removeValue(forKey: next.id) else { continue }
                state.elapsed = max(state.elapsed, next.deadline)
                woken.append(sleeper)
            }
            if woken.isEmpty {
                state.elapsed = max(state.elapsed, limit)
                return nil
            }
            return woken
        }
        guard let woken else { return false }
        for sleeper in woken { sleeper.resume() }
        return true
    }

    private func cancel(_ id: UInt64) {
        let sleeper = state.withLock { $0.sleepers.removeValue(forKey: id) }
        sleeper?.resume(throwing: CancellationError())
    }
}
