import Foundation
import UnixSignals

/// Turns the signals of the operating system into an orderly end.
enum SignalHandling {
    /// Runs a body; the first signal calls `stop`, which makes it end in its own time, a second one ends the process.
    static func run<Value: Sendable>(
        stop: @escaping @Sendable () async -> Void,
        body: @escaping @Sendable () async throws -> Value
    ) async throws -> Value? {
        let signals = await UnixSignalsSequence(trapping: [.sigint, .sigterm])
        return try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask { try await body() }
            group.addTask {
                var count = 0
                for await _ in signals {
                    count += 1
                    guard count == 1 else {
                        Terminal.leave()
                        exit(130)
                    }
                    await stop()
                }
                return nil
            }
            for try await case let value? in group {
                group.cancelAll()
                return value
            }
            return nil
        }
    }
}
