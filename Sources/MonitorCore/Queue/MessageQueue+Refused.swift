extension MessageQueue {
    /// Publishes messages in order, and passes over those that break a limit of the queue for good.
    ///
    /// - Returns: The ids of the messages that were refused, with the queue's reason.
    /// - Throws: What ``publish(_:fence:)`` throws, but for `invalidArgument`; the call may then be repeated.
    package func publishAcceptable(_ messages: [OutgoingMessage]) async throws -> [(id: String, reason: String)] {
        do {
            try await publish(messages)
            return []
        } catch let error as QueueError where error.code == .invalidArgument {
            guard messages.count > 1 else { return messages.map { ($0.id, error.message) } }
        }
        var refused: [(id: String, reason: String)] = []
        for message in messages {
            refused += try await publishAcceptable([message])
        }
        return refused
    }
}
