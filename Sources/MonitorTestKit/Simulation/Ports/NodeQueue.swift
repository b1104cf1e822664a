import MonitorCore

/// The queue as one process reaches it.
struct NodeQueue: MessageQueue {
    let base: any MessageQueue
    let link: NodeLink
    let observer: WorldObserver

    var maximumBatchCount: Int { base.maximumBatchCount }

    func publish(_ messages: [OutgoingMessage], fence: Fence?, waitsForRoom: Bool) async throws -> PublishReceipt {
        try await link.call(.queue, "publish \(messages.count)", isWrite: true) {
            let receipt = try await base.publish(messages, fence: fence, waitsForRoom: waitsForRoom)
            observer.published(messages)
            observer.wrote(to: .queue, under: fence)
            return receipt
        }
    }

    func consumer(of group: ConsumerGroup) async throws -> any QueueConsumer {
        let consumer = try await link.call(.queue, "consumer \(group.name)") { try await base.consumer(of: group) }
        return NodeConsumer(base: consumer, group: group.name, link: link, observer: observer)
    }

    func depth(ofGroup name: String) async throws -> Int {
        try await link.call(.queue, "depth") { try await base.depth(ofGroup: name) }
    }
}
