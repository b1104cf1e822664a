import MonitorCore
import Synchronization

/// Runs all jobs of its tasks on the thread that asks it to, one after the other, in an order that a seed decides.
///
/// Tasks started with this executor as their preference, or with a ``lane()`` of it, run wholly on it, with their child
/// tasks and the default actors they use (SE-0417). Equal seeds give equal orders; different seeds interleave the tasks
/// differently, so that races show. Jobs may be enqueued from anywhere; only one thread at a time may run them.
public final class DeterministicExecutor: TaskExecutor {
    struct Job {
        var job: UnownedJob
        /// The lane it belongs to; `nil` for the executor itself.
        var lane: ExecutorLane?
    }

    private struct State {
        var ready: [Job] = []
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
        add([Job(job: UnownedJob(job), lane: nil)])
    }

    /// An executor for the tasks of one simulated process, which can be halted apart from all others.
    public func lane() -> ExecutorLane {
        ExecutorLane(executor: self)
    }

    func add(_ jobs: [Job]) {
        state.withLock { $0.ready += jobs }
    }

    /// Runs one of the ready jobs.
    ///
    /// - Returns: Whether there was one.
    @discardableResult
    public func runNext() -> Bool {
        while true {
            let next = state.withLock { state -> Job? in
                guard !state.ready.isEmpty else { return nil }
                let last = state.ready.count - 1
                if last > 0 {
                    state.ready.swapAt(Int(state.generator.next() % UInt64(last + 1)), last)
                }
                state.finishedCount += 1
                return state.ready.removeLast()
            }
            guard let next else { return false }
            // Safe: a job is taken out of the list before it runs, so it runs once.
            guard let lane = next.lane else {
                unsafe next.job.runSynchronously(on: asUnownedTaskExecutor())
                return true
            }
            guard !lane.keeps(next) else { continue }
            unsafe next.job.runSynchronously(on: lane.asUnownedTaskExecutor())
            return true
        }
    }

    /// Runs jobs until none is ready: every task has ended, or waits for something outside the executor.
    public func runUntilIdle() {
        while runNext() {}
    }
}
