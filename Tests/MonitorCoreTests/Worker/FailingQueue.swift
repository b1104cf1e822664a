import MonitorCore
import Synchronization

/// Fails the first publications.
final class FailingQueue: MessageQueue {
    private let queue: InMemoryMessageQueue
    private let failures: Atomic<Int>

    init(queue: InMemoryMessageQueue, failureCount: Int) {
        self.queue = queue
        failures = Atomic(failureCount)
    }

    func publish(_ messages: [OutgoingMessage], fence: Fence?, waitsForRoom: Bool) async throws -> PublishReceipt {
        if failures.subtract(1, ordering: .relaxed).oldValue > 0 {
            throw QueueError(code: .unavailable, message: "down")
        }
        return try await queue.publish(messages, fence: fence, waitsForRoom: waitsForRoom)
    }

    func consumer(of group: ConsumerGroup) async throws -> any QueueConsumer {
        try await queue.consumer(of: group)
    }

    func depth(ofGroup name: String) async throws -> Int { try await queue.depth(ofGroup: name) }

    var maximumBatchCount: Int { queue.maximumBatchCount }
}
