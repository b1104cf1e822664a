/// Publishes messages that were committed together with what caused them.
///
/// A message is published, under its id, before it is removed from the store; a crash in between publishes it again, and
/// the queue and its consumers drop the second one. Messages leave in the order in which they were committed. One that the
/// queue refuses for good is reported and removed, so that it holds up no other.
struct OutboxRelay: Sendable {
    private let store: any IngestStore
    private let queue: any MessageQueue
    private let batchCount: Int
    private let onRefusal: @Sendable (_ id: String, _ reason: String) -> Void

    init(
        store: any IngestStore,
        queue: any MessageQueue,
        batchCount: Int = 1_024,
        onRefusal: @escaping @Sendable (_ id: String, _ reason: String) -> Void = { _, _ in }
    ) {
        self.onRefusal = onRefusal
        self.store = store
        self.queue = queue
        self.batchCount = max(1, min(batchCount, queue.maximumBatchCount))
    }

    /// Publishes all messages that wait.
    ///
    /// - Returns: How many there were.
    @discardableResult
    func drain() async throws -> Int {
        var count = 0
        while true {
            let messages = try await store.pendingMessages(limit: batchCount)
            guard !messages.isEmpty else { return count }
            for refused in try await queue.publishAcceptable(messages) {
                onRefusal(refused.id, refused.reason)
            }
            try await store.removePendingMessages(messages.map(\.id))
            count += messages.count
            try Task.checkCancellation()
        }
    }
}
