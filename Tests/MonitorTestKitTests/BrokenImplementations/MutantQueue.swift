import MonitorCore
import MonitorTestKit

/// A queue that spoils what passes through it; as it is made, it spoils nothing.
struct MutantQueue: MessageQueue {
    var base: any MessageQueue
    let conditions: MessageQueueConditions
    var publish: @Sendable (any MessageQueue, Publication) async throws -> PublishReceipt = { base, publication in
        try await base.publish(publication)
    }
    var changeGroup: @Sendable (ConsumerGroup) -> ConsumerGroup = { $0 }
    var receive: @Sendable (any QueueConsumer, Int, Duration) async throws -> [Delivery] = { base, limit, timeout in
        try await base.receive(upTo: limit, timeout: timeout)
    }
    var settle: @Sendable (any QueueConsumer, [Settlement]) async throws -> Int = { base, settlements in
        try await base.settle(settlements)
    }
    var changeDepth: @Sendable (Int) -> Int = { $0 }
    var reopened: @Sendable (MutantQueue) async throws -> MutantQueue = { $0 }

    var maximumBatchCount: Int { base.maximumBatchCount }

    func publish(_ messages: [OutgoingMessage], fence: Fence?, waitsForRoom: Bool) async throws -> PublishReceipt {
        try await publish(base, Publication(messages: messages, fence: fence, waitsForRoom: waitsForRoom))
    }

    func consumer(of group: ConsumerGroup) async throws -> any QueueConsumer {
        MutantConsumer(queue: self, base: try await base.consumer(of: changeGroup(group)))
    }

    func depth(ofGroup name: String) async throws -> Int {
        changeDepth(try await base.depth(ofGroup: name))
    }
}

/// The arguments of a call that publishes.
struct Publication {
    var messages: [OutgoingMessage]
    var fence: Fence?
    var waitsForRoom: Bool
}

extension MessageQueue {
    func publish(_ publication: Publication) async throws -> PublishReceipt {
        try await publish(
            publication.messages,
            fence: publication.fence,
            waitsForRoom: publication.waitsForRoom
        )
    }
}

private struct MutantConsumer: QueueConsumer {
    let queue: MutantQueue
    let base: any QueueConsumer

    func receive(upTo limit: Int, timeout: Duration) async throws -> [Delivery] {
        try await queue.receive(base, limit, timeout)
    }

    func settle(_ settlements: [Settlement]) async throws -> Int {
        try await queue.settle(base, settlements)
    }
}

extension MutantQueue {
    /// A sound in-memory queue in the mutant's shell.
    static func sound(
        _ conditions: MessageQueueConditions,
        _ configure: (inout InMemoryMessageQueue.Configuration) -> Void = { _ in }
    ) -> MutantQueue {
        var configuration = InMemoryMessageQueue.Configuration(
            maximumGroupDepth: conditions.maximumDepth,
            roomTimeout: conditions.roomTimeout,
            deduplicationWindow: conditions.deduplicationWindow
        )
        configure(&configuration)
        return MutantQueue(
            base: InMemoryMessageQueue(time: conditions.time, configuration: configuration),
            conditions: conditions
        )
    }
}
