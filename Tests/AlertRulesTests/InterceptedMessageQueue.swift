import MonitorCore
import Synchronization

/// A queue that does something before the first settlement of all its consumers takes effect.
final class InterceptedMessageQueue: MessageQueue {
    private struct Consumer: QueueConsumer {
        let base: any QueueConsumer
        let queue: InterceptedMessageQueue

        func receive(upTo limit: Int, timeout: Duration) async throws -> [Delivery] {
            try await base.receive(upTo: limit, timeout: timeout)
        }

        func settle(_ settlements: [Settlement]) async throws -> Int {
            if queue.isFirst.exchange(false, ordering: .relaxed) {
                try await queue.intercept()
            }
            return try await base.settle(settlements)
        }
    }

    private let base: any MessageQueue
    private let intercept: @Sendable () async throws -> Void
    private let isFirst = Atomic(true)

    init(_ base: any MessageQueue, beforeFirstSettlement intercept: @escaping @Sendable () async throws -> Void) {
        self.base = base
        self.intercept = intercept
    }

    var maximumBatchCount: Int { base.maximumBatchCount }

    func publish(_ messages: [OutgoingMessage], fence: Fence?, waitsForRoom: Bool) async throws -> PublishReceipt {
        try await base.publish(messages, fence: fence, waitsForRoom: waitsForRoom)
    }

    func consumer(of group: ConsumerGroup) async throws -> any QueueConsumer {
        Consumer(base: try await base.consumer(of: group), queue: self)
    }

    func depth(ofGroup name: String) async throws -> Int {
        try await base.depth(ofGroup: name)
    }
}
