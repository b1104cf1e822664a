import MonitorCore

/// Runs an operation for at most `timeout`.
///
/// - Throws: What the operation throws; `TransportError.Code.timeout` with `message` when time is up, after the
///   operation has been cancelled and has ended; `CancellationError` when the caller was cancelled.
func withDeadline<Value: Sendable>(
    _ timeout: Duration,
    time: any TimeSource,
    message: @autoclosure () -> String,
    operation: @escaping @Sendable () async throws -> Value
) async throws -> Value {
    do {
        return try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask { try await operation() }
            group.addTask {
                try await time.sleep(for: timeout)
                return nil
            }
            defer { group.cancelAll() }
            guard let first = try await group.next(), let value = first else {
                throw TransportError(code: .timeout, message: message())
            }
            return value
        }
    } catch {
        // A cancelled exchange fails in many ways; the caller is told the one that it caused.
        try Task.checkCancellation()
        throw error
    }
}
