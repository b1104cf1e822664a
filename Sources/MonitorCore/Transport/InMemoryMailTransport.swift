import DequeModule
import Synchronization

/// A mail transport that records what it is given and fails as it was told; it opens no connection.
///
/// A scripted failure whose cause is ``RefusedRecipients`` hands the message to the recipients that it does not name.
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

    /// The messages that were taken, in order, each with the recipients that got it.
    public var messages: [MailMessage] { state.withLock { Array($0.messages) } }

    /// Appends outcomes for the submissions to come, one for each; `nil` stands for success.
    public func script(_ outcomes: [TransportError?]) {
        state.withLock { $0.script.append(contentsOf: outcomes) }
    }

    /// Takes the message, unless a failure is scripted.
    public func submit(_ message: MailMessage) async throws {
        try Task.checkCancellation()
        guard !message.to.isEmpty, message.to.allSatisfy({ $0.contains("@") && !$0.contains(where: \.isNewline) })
        else {
            throw TransportError(
                code: .invalidRequest,
                message: "the mail has no recipients, or one that is no address"
            )
        }
        let failure = state.withLock { state -> TransportError? in
            let failure = state.script.popFirst() ?? nil
            let refused = failure.map { ($0.cause as? RefusedRecipients)?.reasons.keys.map(\.self) ?? message.to } ?? []
            var message = message
            message.to.removeAll(where: refused.contains)
            guard !message.to.isEmpty else { return failure }
            if state.messages.count >= maximumRecordedCount {
                state.messages.removeFirst()
            }
            state.messages.append(message)
            return failure
        }
        if let failure { throw failure }
    }
}
