import Synchronization

/// Wakes one waiting task; rings while nobody waits are kept as one.
final class Bell: Sendable {
    private struct State {
        var isRung = false
        var waiter: WakeSignal?
    }

    private let state = Mutex(State())

    /// Ends the current or the next wait.
    func ring() {
        let waiter = state.withLock { state -> WakeSignal? in
            guard let waiter = state.waiter else {
                state.isRung = true
                return nil
            }
            state.waiter = nil
            return waiter
        }
        waiter?.signal()
    }

    /// Suspends until the next ring or the task's cancellation; only one task may wait.
    func wait() async {
        let signal = WakeSignal()
        let isRung = state.withLock { state in
            if !state.isRung { state.waiter = signal }
            defer { state.isRung = false }
            return state.isRung
        }
        if !isRung { await signal.wait() }
    }
}
