import Dispatch
import Testing

/// Runs tests that compute for long on one thread beside the pool, which other tests need to answer in time.
struct ThreadOfItsOwn: SuiteTrait, TestTrait, TestScoping {
    private static let executor = SerialTaskExecutor()

    let isRecursive = true

    func provideScope(
        for test: Test,
        testCase: Test.Case?,
        performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        try await withTaskExecutorPreference(Self.executor) { try await function() }
    }
}

extension Trait where Self == ThreadOfItsOwn {
    static var threadOfItsOwn: ThreadOfItsOwn { ThreadOfItsOwn() }
}

private final class SerialTaskExecutor: TaskExecutor {
    private let queue = DispatchQueue(label: "tests that compute for long")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
