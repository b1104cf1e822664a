import Synchronization

/// What a task on a deterministic executor came to, for the thread that runs it.
final class Outcome<Value: Sendable>: Sendable {
    /// Thrown when the task waits for something that never comes.
    struct NeverFinished: Error, CustomStringConvertible {
        var description: String { "the simulated world waits for something outside of it" }
    }

    private let result = Mutex<Result<Value, any Error>?>(nil)

    var isFinished: Bool { result.withLock { $0 != nil } }

    func finish(_ result: Result<Value, any Error>) {
        self.result.withLock { $0 = result }
    }

    func get() throws -> Value {
        guard let result = result.withLock({ $0 }) else { throw NeverFinished() }
        return try result.get()
    }
}
