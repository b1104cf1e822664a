import Foundation
import UnixSignals

/// Turns the signals of the operating system into an orderly end.
enum SignalHandling {
    /// Runs a platform; the first signal shuts it down in order, a second one ends the process at once.
    static func run(_ platform: Platform, _ body: @escaping @Sendable () async throws -> Void) async throws {
        let signals = await UnixSignalsSequence(trapping: [.sigint, .sigterm])
        try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                try await body()
                return true
            }
            group.addTask {
                var count = 0
                for await _ in signals {
                    count += 1
                    guard count == 1 else { exit(130) }
                    await platform.shutDown()
                }
                return false
            }
            while let isDone = try await group.next() {
                if isDone {
                    group.cancelAll()
                }
            }
        }
    }
}
