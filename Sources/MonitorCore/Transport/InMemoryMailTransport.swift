import DequeModule
import Synchronization

/// A mail transport that records what it is given and fails as it was told; it opens no connection.
public final class InMemoryMailTransport: MailTransport {
    private struct State {
        var script: Deque<TransportError?> = []
        var messages: Deque<MailMessage> = []
    }

    private let maximumRecordedCount: Int
    private let state = Mutex(State())

    /// Creates a transport that keeps the last `maximumRecordedCount` messages.
    public init(maximumRecordedCount: Int = 10_000) {
        self.maximumRecordedCount = max(1, maximumRecordedCount)
    }

    /// The messages that were taken, in order.
    public var messages: [MailMessage] { state.withLock { Array($0.messages) } }

    /// Appends outcomes for the submissions to come, one for each; `nil` stands for success.
    public func script(_ outcomes: [TransportError?]) {
        state.withLock { $0.script.append(contentsOf: outcomes) }
    }

    /// Takes the message, unless a failure is scripted.
    public func submit(_ message: MailMessage) async throws {
        try Task.checkCancellation()
        let failure = state.withLock { state -> TransportError? in
            if let failure = state.script.popFirst() ?? nil { return failure }
            if state.messages.count >= maximumRecordedCount {
                state.messages.removeFirst()
            }
            state.messages.append(message)
            return nil
        }
        if let failure { throw failure }
    }
}
