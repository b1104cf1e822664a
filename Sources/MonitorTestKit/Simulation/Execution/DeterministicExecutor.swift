import MonitorCore
import Synchronization

/// Runs all jobs of its tasks on the thread that asks it to, one after the other, in an order that a seed decides.
///
/// Tasks started with this executor as their preference run wholly on it, with their child tasks and the default actors
/// they use (SE-0417). Equal seeds give equal orders; different seeds interleave the tasks differently, so that races show.
/// Jobs may be enqueued from anywhere; only one thread at a time may call ``runUntilIdle()`` and ``runNext()``.
public final class DeterministicExecutor: TaskExecutor {
    private struct State {
        var ready: [UnownedJob] = []
        var generator: SeededGenerator
        var finishedCount: UInt64 = 0
    }

    private let state: Mutex<State>

    /// Creates an executor.
    ///
    /// - Parameter seed: Decides which of the ready jobs runs next.
    public init(seed: UInt64 = 0) {
        state = Mutex(State(generator: SeededGenerator(seed: seed)))
    }

    /// How many jobs have run.
    public var finishedCount: UInt64 { state.withLock { $0.finishedCount } }

    /// Adds a job to those that are ready.
    public func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        state.withLock { $0.ready.append(job) }
    }

    /// Runs one of the ready jobs.
    ///
    /// - Returns: Whether there was one.
    @discardableResult
    public func runNext() -> Bool {
        let next = state.withLock { state -> UnownedJob? in
            guard !state.ready.isEmpty else { return nil }
            state.finishedCount += 1
            let last = state.ready.count - 1
            if last > 0 {
                state.ready.swapAt(Int(state.generator.next() % UInt64(last + 1)), last)
            }
            return state.ready.removeLast()
        }
        guard let next else { return false }
        // Safe: a job is taken out of the list before it runs, so it runs once.
        unsafe next.runSynchronously(on: asUnownedTaskExecutor())
        return true
    }

    /// Runs jobs until none is ready: every task has ended or waits for something outside the executor.
    public func runUntilIdle() {
        while runNext() {}
    }
}
