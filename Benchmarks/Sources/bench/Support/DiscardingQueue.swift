import MonitorCore

/// A queue that drops what it is given.
struct DiscardingQueue: MessageQueue {
    var maximumBatchCount: Int { 4_096 }

    func publish(_ messages: [OutgoingMessage], fence: Fence?, waitsForRoom: Bool) async throws -> PublishReceipt {
        PublishReceipt(acceptedCount: messages.count, duplicateCount: 0)
    }

    func consumer(of group: ConsumerGroup) async throws -> any QueueConsumer {
        throw QueueError(code: .unavailable, message: "nothing is kept")
    }

    func depth(ofGroup name: String) async throws -> Int { 0 }
}
