import ServiceLifecycle

/// Runs an operation and cancels it when the service is shut down gracefully.
///
/// Unlike ServiceLifecycle's `cancelWhenGracefulShutdown` it starts no unstructured task, so a deterministic executor
/// holds all of it.
package func cancelOnShutdown<Value: Sendable>(
    _ operation: @escaping @Sendable () async throws -> Value
) async throws -> Value {
    let shutdown = WakeSignal()
    return try await withGracefulShutdownHandler {
        try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask { try await operation() }
            group.addTask {
                await shutdown.wait()
                return nil
            }
            while let ended = try await group.next() {
                group.cancelAll()
                if let value = ended { return value }
            }
            throw CancellationError()
        }
    } onGracefulShutdown: {
        shutdown.signal()
    }
}
