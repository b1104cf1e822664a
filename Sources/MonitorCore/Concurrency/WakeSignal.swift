import Synchronization

/// Wakes one waiting task, once; a signal that comes before the wait is kept.
package final class WakeSignal: Sendable {
    private enum State {
        case idle
        case waiting(CheckedContinuation<Void, Never>)
        case done
    }

    private let state = Mutex(State.idle)

    package init() {}

    /// Ends the wait; must not be called while a lock is held that the woken task needs.
    package func signal() {
        let waiting = state.withLock { state -> CheckedContinuation<Void, Never>? in
            defer { state = .done }
            guard case .waiting(let continuation) = state else { return nil }
            return continuation
        }
        waiting?.resume()
    }

    /// Suspends until the signal or the task's cancellation; only one task may wait.
    package func wait() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isDone = state.withLock { state in
                    if case .done = state { return true }
                    state = .waiting(continuation)
                    return false
                }
                if isDone {
                    continuation.resume()
                }
            }
        } onCancel: {
            signal()
        }
    }

    /// Suspends until the signal, or until `duration` has passed.
    ///
    /// - Throws: `CancellationError` when the task is cancelled, even if the signal has come.
    package func wait(atMost duration: Duration, time: any TimeSource) async throws {
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await time.sleep(for: duration) }
            tasks.addTask { await self.wait() }
            try await tasks.next()
            tasks.cancelAll()
        }
        try Task.checkCancellation()
    }
}
