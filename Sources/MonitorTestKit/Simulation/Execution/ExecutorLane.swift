import Synchronization

/// The part of a ``DeterministicExecutor`` that runs the tasks of one simulated process.
///
/// A lane that is halted keeps its jobs, as a stopped process or a virtual machine being moved does, and runs them once it
/// is resumed.
public final class ExecutorLane: TaskExecutor {
    private struct State {
        var isHalted = false
        var kept: [DeterministicExecutor.Job] = []
    }

    private let executor: DeterministicExecutor
    private let state = Mutex(State())

    init(executor: DeterministicExecutor) {
        self.executor = executor
    }

    /// Adds a job to those that are ready.
    public func enqueue(_ job: consuming ExecutorJob) {
        executor.add([DeterministicExecutor.Job(job: UnownedJob(job), lane: self)])
    }

    /// Runs no jobs until ``resume()``.
    public func halt() {
        state.withLock { $0.isHalted = true }
    }

    /// Runs jobs again.
    public func resume() {
        let kept = state.withLock { state in
            state.isHalted = false
            defer { state.kept = [] }
            return state.kept
        }
        executor.add(kept)
    }

    /// Keeps a job if the lane is halted.
    func keeps(_ job: DeterministicExecutor.Job) -> Bool {
        state.withLock { state in
            if state.isHalted { state.kept.append(job) }
            return state.isHalted
        }
    }
}
