import MonitorCore

/// A fresh queue with what the laws need to drive it.
struct QueueBench {
    let queue: any MessageQueue
    let conditions: MessageQueueConditions
    /// Ends the queue and opens it again.
    let reopened: @Sendable () async throws -> QueueBench

    var time: VirtualTime { conditions.time }
    var driver: LawDriver { LawDriver(time: time) }

    /// The group that most laws consume with: deadline 30 s, redelivery at once, at most three deliveries.
    func group(
        _ name: String = "work",
        filters: [SubjectFilter] = ["work.>"],
        deadline: Duration = .seconds(30),
        backoff: [Duration] = [],
        maximumDeliveries: Int = 3,
        maximumInFlight: Int = 1_000
    ) -> ConsumerGroup {
        ConsumerGroup(
            name: name,
            filters: filters,
            acknowledgementDeadline: deadline,
            backoff: backoff,
            maximumDeliveries: maximumDeliveries,
            maximumInFlight: maximumInFlight
        )
    }

    func consumer(_ group: ConsumerGroup? = nil) async throws -> any QueueConsumer {
        try await queue.consumer(of: group ?? self.group())
    }

    func deadLetterConsumer() async throws -> any QueueConsumer {
        try await queue.consumer(of: ConsumerGroup(name: "graveyard", filters: ["dead.>"]))
    }

    func message(
        _ id: some CustomStringConvertible,
        subject: Subject = "work.a",
        notBefore: Timestamp? = nil
    ) -> OutgoingMessage {
        OutgoingMessage(
            id: "\(id)",
            subject: subject,
            payload: Array("payload of \(id)".utf8),
            headers: ["number": "\(id)"],
            notBefore: notBefore
        )
    }

    func publish(_ ids: some Sequence<Int>) async throws {
        let messages = ids.map { message($0) }
        for start in stride(from: 0, to: messages.count, by: queue.maximumBatchCount) {
            try await queue.publish(Array(messages[start...].prefix(queue.maximumBatchCount)))
        }
    }

    /// What can be taken now, without waiting.
    func take(_ consumer: any QueueConsumer, limit: Int = 1_000) async throws -> [Delivery] {
        try await consumer.receive(upTo: limit, timeout: .zero)
    }

    func takeOne(_ consumer: any QueueConsumer, _ when: String) async throws -> Delivery {
        let deliveries = try await take(consumer)
        guard let first = deliveries.first, deliveries.count == 1 else {
            throw UnmetExpectation(message: "\(when): expected one message, got \(deliveries.map(\.id))")
        }
        return first
    }

    func expectNothing(_ consumer: any QueueConsumer, _ when: String) async throws {
        let deliveries = try await take(consumer)
        try expect(deliveries.isEmpty, "\(when): expected no message, got \(deliveries.map(\.id))")
    }

    func expectDepth(_ depth: Int, _ when: String, group: String = "work") async throws {
        try expectEqual(try await queue.depth(ofGroup: group), depth, "depth of \(group) \(when)")
    }

    @discardableResult
    func settle(
        _ consumer: any QueueConsumer,
        _ delivery: Delivery,
        _ verdict: Settlement.Verdict
    ) async throws -> Int {
        try await consumer.settle([Settlement(token: delivery.token, verdict: verdict)])
    }

    func expectError(
        _ code: QueueError.Code,
        _ what: String,
        from body: () async throws -> Void
    ) async throws {
        try await MonitorTestKit.expectError(QueueError.self, what, where: { $0.code == code }, from: body)
    }

    /// Fills the group named `work` to its limit.
    func fill() async throws {
        try await publish(0..<conditions.maximumDepth)
    }
}
