import NIOCore
import Synchronization

/// Ties a connection to a task, so that cancelling the task closes the connection.
final class ChannelLease: Sendable {
    private struct State {
        var channel: (any Channel)?
        var isCancelled = false
    }

    private let state = Mutex(State())

    /// Takes the connection.
    ///
    /// - Throws: `CancellationError` when the task was cancelled before.
    func attach(_ channel: any Channel) throws {
        let isCancelled = state.withLock { state in
            state.channel = channel
            return state.isCancelled
        }
        if isCancelled {
            throw CancellationError()
        }
    }

    /// Closes the connection, now or as soon as there is one.
    func cancel() {
        let channel = state.withLock { state in
            state.isCancelled = true
            return state.channel
        }
        channel?.pipeline.fireUserInboundEventTriggered(ProbeAbort())
    }
}
