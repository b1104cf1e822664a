import MonitorCore

/// A queue that spoils what passes through it.
struct MutantQueue: MessageQueue {
    let base: any MessageQueue
    var splitsBatches = false
    var changeFence: @Sendable (Fence?) -> Fence? = { $0 }
    var changeGroup: @Sendable (ConsumerGroup) -> ConsumerGroup = { $0 }
    var changeDeliveries: @Sendable ([Delivery]) -> [Delivery] = { $0 }
    var changeSettlement: @Sendable (Settlement) -> Settlement = { $0 }

    var maximumBatchCount: Int { base.maximumBatchCount }

    func publish(_ messages: [OutgoingMessage], fence: Fence?, waitsForRoom: Bool) async throws -> PublishReceipt {
        guard splitsBatches else {
            return try await base.publish(messages, fence: changeFence(fence), waitsForRoom: waitsForRoom)
        }
        var receipt = PublishReceipt(acceptedCount: 0, duplicateCount: 0)
        for message in messages {
            let part = try await base.publish([message], fence: changeFence(fence), waitsForRoom: waitsForRoom)
            receipt.acceptedCount += part.acceptedCount
            receipt.duplicateCount += part.duplicateCount
        }
        return receipt
    }

    func consumer(of group: ConsumerGroup) async throws -> any QueueConsumer {
        MutantConsumer(queue: self, base: try await base.consumer(of: changeGroup(group)))
    }

    func depth(ofGroup name: String) async throws -> Int {
        try await base.depth(ofGroup: name)
    }
}

private struct MutantConsumer: QueueConsumer {
    let queue: MutantQueue
    let base: any QueueConsumer

    func receive(upTo limit: Int, timeout: Duration) async throws -> [Delivery] {
        queue.changeDeliveries(try await base.receive(upTo: limit, timeout: timeout))
    }

    func settle(_ settlements: [Settlement]) async throws -> Int {
        try await base.settle(settlements.map(queue.changeSettlement))
    }
}
