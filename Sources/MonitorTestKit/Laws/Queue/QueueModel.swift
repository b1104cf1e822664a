import MonitorCore

/// A queue and the in-memory reference, to which the same is done and which must do the same.
///
/// Compares what the port promises: which messages come and when, their content and counts, and the order of first
/// deliveries within a subject, but not the order of others, nor tokens.
struct QueueModel {
    /// One delivery as both queues made it.
    private struct Held {
        var group: Int
        var token: UInt64
        var referenceToken: UInt64
    }

    private static let subjects: [Subject] = ["work.a", "work.b", "stream", "unheard"]
    private static let stream = ConsumerGroup(name: "stream", filters: ["stream"])
    /// Longer than any message in flight needs to be ready again.
    private static let restart = QueueOperation.step * 7

    private var bench: QueueBench
    private let reference: QueueBench
    /// Two groups from the beginning, and one that is declared later.
    private let groups: [ConsumerGroup]
    private var groupCount = 2
    private var held: [Held] = []

    private var time: VirtualTime { bench.time }

    private init(_ bench: QueueBench, _ reference: QueueBench) {
        self.bench = bench
        self.reference = reference
        groups = [
            bench.group("work", backoff: [.seconds(2), .seconds(8)]),
            bench.group("audit", filters: ["work.a", "unheard.>"], maximumDeliveries: 2),
            bench.group("late", backoff: [.seconds(1)]),
        ]
    }

    /// Runs random operations on queues that `makeBench` makes.
    static func check(
        _ makeBench: @escaping @Sendable (MessageQueueConditions) async throws -> QueueBench
    ) async throws {
        for seed in 0x5175_6575...0x5175_6577 as ClosedRange<UInt64> {
            try await ModelRun(seed: seed, generate: QueueOperation.random) { operations in
                let conditions = MessageQueueConditions(time: VirtualTime(), maximumDepth: 10_000)
                var model = QueueModel(try await makeBench(conditions), QueueBench(reference: conditions))
                try await model.declare()
                for operation in operations {
                    try await model.perform(operation)
                }
                return nil
            }
            .check()
        }
    }

    private func declare() async throws {
        for bench in [bench, reference] {
            try await bench.queue.declare(Array(groups.prefix(groupCount)) + [Self.stream])
            _ = try await bench.deadLetterConsumer()
        }
    }

    private mutating func perform(_ operation: QueueOperation) async throws {
        switch operation {
        case .publish(let messages, let token): try await publish(messages, token: token)
        case .take(let index): try await take(index % groupCount)
        case .settle(let picks, let verdict, let isKept): try await settle(picks, verdict, isKept: isKept)
        case .stream(let limit): try await stream(limit)
        case .bury: try await bury()
        case .declareLate:
            groupCount = groups.count
            try await declare()
        case .declareOtherwise:
            let other = bench.group("work", maximumDeliveries: 9)
            try await bench.expectError(.conflict, "declaring a group with other settings") {
                _ = try await bench.consumer(other)
            }
        case .pass(let duration): time.advance(by: duration)
        case .reopen:
            bench = try await bench.reopened()
            // What was in flight may come back at once, or after its deadline.
            held = []
            time.advance(by: Self.restart)
        }
        for name in groups.prefix(groupCount).map(\.name) + ["stream", "graveyard"] {
            let depth = try await reference.queue.depth(ofGroup: name)
            try await bench.expectDepth(depth, "after \(operation)", group: name)
        }
    }

    private func publish(_ messages: [QueueOperation.Message], token: UInt64?) async throws {
        let messages = messages.map { message in
            OutgoingMessage(
                id: "\(message.id)",
                subject: message.subject,
                payload: Array("\(message.stamp)".utf8),
                headers: ["delay": message.delay?.text ?? ""],
                notBefore: message.delay.map { time.now + $0 }
            )
        }
        let fence = token.map { Fence(lease: "shard", token: $0) }
        let receipt = try await bench.receipt(of: messages, fence)
        try expectEqual(receipt, try await reference.receipt(of: messages, fence), "receipt, none when fenced")
    }

    private mutating func take(_ index: Int) async throws {
        let deliveries = try await Self.drain(bench, groups[index])
        let expected = try await Self.drain(reference, groups[index])
        for subject in Self.subjects {
            try expectEqual(
                Self.firstDeliveries(deliveries, subject),
                Self.firstDeliveries(expected, subject),
                "first deliveries of \(subject) in \(groups[index].name)"
            )
        }
        for (mine, theirs) in try Self.pairs(deliveries, expected, groups[index].name) {
            held.append(Held(group: index, token: mine.token, referenceToken: theirs.token))
        }
    }

    private mutating func settle(_ picks: [Int], _ verdict: Settlement.Verdict, isKept: Bool) async throws {
        guard !held.isEmpty else { return }
        var chosen = picks.map { $0 % held.count }
        let group = held[chosen[0]].group
        chosen.removeAll { held[$0].group != group }
        let count = try await bench.consumer(groups[group])
            .settle(chosen.map { Settlement(token: held[$0].token, verdict: verdict) })
        let expected = try await reference.consumer(groups[group])
            .settle(chosen.map { Settlement(token: held[$0].referenceToken, verdict: verdict) })
        try expectEqual(count, expected, "settlements that took effect in \(groups[group].name)")
        guard !isKept else { return }
        for index in Set(chosen).sorted(by: >) {
            held.remove(at: index)
        }
    }

    private func stream(_ limit: Int) async throws {
        var taken: [[String]] = []
        for bench in [bench, reference] {
            let consumer = try await bench.consumer(Self.stream)
            let deliveries = try await bench.take(consumer, limit: limit)
            let count = try await consumer.acknowledge(deliveries)
            try expectEqual(count, deliveries.count, "settlements that took effect in stream")
            taken.append(deliveries.map(Self.text))
        }
        try expectEqual(taken[0], taken[1], "messages of stream")
    }

    private func bury() async throws {
        var letters: [[Delivery]] = []
        for bench in [bench, reference] {
            let consumer = try await bench.deadLetterConsumer()
            letters.append(try await bench.take(consumer))
            try await consumer.acknowledge(letters.last ?? [])
        }
        for index in letters.indices {
            for letter in letters[index].indices {
                // When a message is found to be given up, and in which words that is said, is the queue's own affair.
                letters[index][letter].publishedAt = .epoch
                let reason = letters[index][letter].headers[DeadLetterHeader.reason] ?? ""
                letters[index][letter].headers[DeadLetterHeader.reason] =
                    reason == "chance" || reason.isEmpty ? reason : "given up"
            }
        }
        _ = try Self.pairs(letters[0], letters[1], "graveyard")
    }

    private static func drain(_ bench: QueueBench, _ group: ConsumerGroup) async throws -> [Delivery] {
        let consumer = try await bench.consumer(group)
        var deliveries: [Delivery] = []
        for _ in 0..<1_000 {
            let more = try await bench.take(consumer)
            guard !more.isEmpty else { return deliveries }
            deliveries += more
        }
        throw UnmetExpectation(message: "\(group.name) delivers without end")
    }

    /// The deliveries of both queues, matched by message.
    private static func pairs(
        _ deliveries: [Delivery],
        _ expected: [Delivery],
        _ group: String
    ) throws -> [(Delivery, Delivery)] {
        let mine = deliveries.sorted { text($0) < text($1) }
        let theirs = expected.sorted { text($0) < text($1) }
        try expectEqual(mine.map(text), theirs.map(text), "messages of \(group)")
        return try zip(mine, theirs)
            .map { mine, theirs in
                var same = mine
                same.token = theirs.token
                try expectEqual(same, theirs, "a message of \(group)")
                return (mine, theirs)
            }
    }

    private static func firstDeliveries(_ deliveries: [Delivery], _ subject: Subject) -> [String] {
        deliveries.filter { $0.subject == subject && $0.deliveryCount == 1 && $0.headers["delay"] == "" }.map(text)
    }

    private static func text(_ delivery: Delivery) -> String {
        let stamp = String(decoding: delivery.payload, as: UTF8.self)
        return "\(delivery.id) (\(stamp)) of \(delivery.subject), delivery \(delivery.deliveryCount)"
    }
}

extension QueueBench {
    /// The in-memory reference.
    fileprivate init(reference conditions: MessageQueueConditions) {
        let queue = InMemoryMessageQueue(
            time: conditions.time,
            configuration: .init(
                maximumGroupDepth: conditions.maximumDepth,
                roomTimeout: conditions.roomTimeout,
                deduplicationWindow: conditions.deduplicationWindow
            )
        )
        self.init(queue: queue, conditions: conditions) { QueueBench(reference: conditions) }
    }

    /// What became of a batch; `nil` when it was fenced.
    fileprivate func receipt(of messages: [OutgoingMessage], _ fence: Fence?) async throws -> PublishReceipt? {
        do {
            return try await queue.publish(messages, fence: fence)
        } catch let error as QueueError where error.code == .fenced {
            return nil
        }
    }
}
