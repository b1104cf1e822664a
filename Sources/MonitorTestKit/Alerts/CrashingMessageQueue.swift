public import MonitorCore

/// A message queue whose calls a ``CrashPlan`` guards.
public struct CrashingMessageQueue: MessageQueue {
    private struct Consumer: QueueConsumer {
        let base: any QueueConsumer
        let plan: CrashPlan

        func receive(upTo limit: Int, timeout: Duration) async throws -> [Delivery] {
            try await plan.around { try await base.receive(upTo: limit, timeout: timeout) }
        }

        func settle(_ settlements: [Settlement]) async throws -> Int {
            try await plan.around { try await base.settle(settlements) }
        }
    }

    private let base: any MessageQueue
    private let plan: CrashPlan

    /// Guards a queue.
    public init(_ base: any MessageQueue, plan: CrashPlan) {
        self.base = base
        self.plan = plan
    }

    /// The limit of the guarded queue.
    public var maximumBatchCount: Int { base.maximumBatchCount }

    /// Publishes a batch.
    public func publish(
        _ messages: [OutgoingMessage],
        fence: Fence?,
        waitsForRoom: Bool
    ) async throws -> PublishReceipt {
        try await plan.around { try await base.publish(messages, fence: fence, waitsForRoom: waitsForRoom) }
    }

    /// Declares a group and returns a guarded consumer of it.
    public func consumer(of group: ConsumerGroup) async throws -> any QueueConsumer {
        Consumer(base: try await plan.around { try await base.consumer(of: group) }, plan: plan)
    }

    /// How many messages await delivery or settlement in a group.
    public func depth(ofGroup name: String) async throws -> Int {
        try await plan.around { try await base.depth(ofGroup: name) }
    }
}
