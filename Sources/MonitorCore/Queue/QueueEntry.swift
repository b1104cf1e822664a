/// A message as one consumer group holds it.
struct QueueEntry {
    let message: QueuedMessage
    var deliveries = 0

    /// The message with what a dead letter adds to it.
    func deadLetter(of group: ConsumerGroup, reason: String) -> OutgoingMessage {
        var letter = message.content
        letter.headers[DeadLetterHeader.reason] = reason
        letter.headers[DeadLetterHeader.subject] = letter.subject.rawValue
        letter.headers[DeadLetterHeader.deliveries] = String(deliveries)
        letter.subject = group.deadLetterSubject
        letter.notBefore = nil
        return letter
    }
}

/// A published message, shared by the groups that hold it.
final class QueuedMessage: Sendable {
    let content: OutgoingMessage
    let publishedAt: Timestamp

    init(_ content: OutgoingMessage, publishedAt: Timestamp) {
        self.content = content
        self.publishedAt = publishedAt
    }
}
