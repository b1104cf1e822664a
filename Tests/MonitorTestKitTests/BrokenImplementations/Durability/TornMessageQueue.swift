import MonitorCore

/// Publishes batches in parts.
struct TornMessageQueue: MessageQueue {
    let base: InMemoryMessageQueue
    let tear: TornWrites

    var maximumBatchCount: Int { base.maximumBatchCount }

    func publish(_ messages: [OutgoingMessage], fence: Fence?, waitsForRoom: Bool) async throws -> PublishReceipt {
        try await tear.write(
            messages,
            part: { $0.dropLast() },
            to: { try await base.publish($0, fence: fence, waitsForRoom: waitsForRoom) }
        )
    }

    func consumer(of group: ConsumerGroup) async throws -> any QueueConsumer {
        try await base.consumer(of: group)
    }

    func depth(ofGroup name: String) async throws -> Int {
        try await base.depth(ofGroup: name)
    }
}
