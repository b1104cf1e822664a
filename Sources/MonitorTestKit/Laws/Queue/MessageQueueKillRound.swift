public import MonitorCore
public import Testing

/// One round of the law that a message queue keeps its promises when the process that uses it is killed.
///
/// A program opens the queue, calls ``write(to:promise:)`` and says each promise on its standard output at once. The
/// test starts it, kills it at some moment, opens the queue itself and calls ``check(_:promises:pass:sourceLocation:)``
/// with the lines that it read; the last one only if it is whole. Rounds on one queue have rising numbers.
///
/// ```swift
/// // The program:
/// try await MessageQueueKillRound(round).write(to: queue) { line in
///     FileHandle.standardOutput.write(Data((line + "\n").utf8))
/// }
/// // The test, once the program is dead:
/// await MessageQueueKillRound(round).check(queue, promises: lines) { try await Task.sleep(for: $0) }
/// ```
public struct MessageQueueKillRound: Sendable {
    private static let batchCount = 3
    /// Messages that the consumer takes, and acknowledges, at once.
    private static let takenCount = 4
    private static let deadline = Duration.seconds(5)

    private let number: Int

    /// Creates a round with its number, from 1.
    public init(_ number: Int) {
        self.number = number
    }

    private var subject: Subject { Subject("kill.r\(number)") }
    /// Takes what the writer acknowledges.
    private var work: ConsumerGroup { group("work") }
    /// Keeps everything until the check.
    private var audit: ConsumerGroup { group("audit") }

    private func group(_ name: String) -> ConsumerGroup {
        ConsumerGroup(
            name: "kill-\(name)-\(number)",
            filters: [SubjectFilter(subject.rawValue)],
            acknowledgementDeadline: Self.deadline,
            backoff: []
        )
    }

    private func fence(_ token: Int) -> Fence {
        Fence(lease: "kill", token: UInt64(max(0, token)))
    }

    private func batch(_ number: Int) -> [OutgoingMessage] {
        (0..<Self.batchCount)
            .map { part in
                OutgoingMessage(
                    id: "\(number)-\(part)",
                    subject: subject,
                    payload: Array(repeating: UInt8(part), count: 100)
                )
            }
    }
}

// MARK: Writing

extension MessageQueueKillRound {
    /// Publishes and consumes until it is killed, or until a call throws.
    ///
    /// - Parameters:
    ///   - queue: The queue, in which no round with this number or a higher one has been.
    ///   - promise: Is given a line for each call that has returned, before the next is made.
    /// - Throws: What the queue throws.
    public func write(to queue: any MessageQueue, promise: @escaping @Sendable (String) -> Void) async throws {
        try await queue.declare([audit, work])
        let consumer = try await queue.consumer(of: work)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask {
                for number in 1... {
                    try await queue.publish(batch(number), fence: fence(self.number))
                    promise("published \(number)")
                }
            }
            tasks.addTask {
                while true {
                    let deliveries = try await consumer.receive(upTo: Self.takenCount, timeout: .seconds(1))
                    try await consumer.acknowledge(deliveries)
                    for delivery in deliveries {
                        promise("settled \(delivery.id)")
                    }
                }
            }
            try await tasks.waitForAll()
        }
    }
}

// MARK: Checking

extension MessageQueueKillRound {
    /// Checks that a queue has what was promised, and records an issue at the caller's line when it has not.
    ///
    /// The check must come within the queue's deduplication window, and empties the round's groups.
    ///
    /// - Parameters:
    ///   - queue: The queue, opened again.
    ///   - promises: The lines that the writer gave, other lines among them or not.
    ///   - pass: Lets time pass for the queue.
    ///   - sourceLocation: Where the issue is shown.
    public func check(
        _ queue: any MessageQueue,
        promises: [String],
        pass: (Duration) async throws -> Void,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async {
        if let violation = await violation(in: queue, promises: promises, pass: pass) {
            Issue.record("\(violation)", sourceLocation: sourceLocation)
        }
    }

    /// Tells which promise a queue has not kept, or `nil` when it has kept all.
    ///
    /// - Parameters:
    ///   - queue: The queue, opened again.
    ///   - promises: The lines that the writer gave, other lines among them or not.
    ///   - pass: Lets time pass for the queue.
    /// - Returns: What was not kept.
    public func violation(
        in queue: any MessageQueue,
        promises: [String],
        pass: (Duration) async throws -> Void
    ) async -> LawViolation? {
        let law = "what was promised survives a kill, round \(number) after \(promises.count) promises"
        do {
            try await expectKept(promises, by: queue, pass: pass)
            return nil
        } catch let failure as UnmetExpectation {
            return LawViolation(law: law, message: failure.message)
        } catch {
            return LawViolation(law: law, message: "an unexpected error: \(error)")
        }
    }

    private func expectKept(
        _ promises: [String],
        by queue: any MessageQueue,
        pass: (Duration) async throws -> Void
    ) async throws {
        let published = names(after: "published ", in: promises).compactMap { Int($0) }.max() ?? 0
        let settled = Set(names(after: "settled ", in: promises))
        if published > 0 {
            let receipt = try await queue.publish(batch(published), fence: fence(number), waitsForRoom: false)
            try expectEqual(receipt.acceptedCount, 0, "messages accepted a second time")
            let isFenced = { (error: QueueError) in error.code == .fenced }
            try await expectError(QueueError.self, "publishing as an earlier round", where: isFenced) {
                try await queue.publish(batch(published + 2), fence: fence(number - 1), waitsForRoom: false)
            }
        }
        try await pass(Self.deadline + .seconds(1))
        let all = try await drain(audit, of: queue)
        // One batch more may have been written, and not promised yet.
        try expect(
            all == ids(published) || all == ids(published + 1),
            "published are \(published) batches, or one more; there are \(all)"
        )
        let left = try await drain(work, of: queue)
        let again = settled.intersection(left).sorted()
        try expect(again.isEmpty, "acknowledged and delivered again: \(again)")
        // The last acknowledgement may have been written, and not promised yet.
        let lost = Set(all).subtracting(settled).subtracting(left).sorted()
        try expect(lost.count <= Self.takenCount, "neither acknowledged nor there: \(lost)")
        for group in [audit, work] {
            try expectEqual(try await queue.depth(ofGroup: group.name), 0, "depth of \(group.name) once it is empty")
        }
    }

    private func names(after word: String, in promises: [String]) -> [String] {
        promises.filter { $0.hasPrefix(word) }.map { String($0.dropFirst(word.count)) }
    }

    private func ids(_ batches: Int) -> [String] {
        guard batches > 0 else { return [] }
        return (1...batches).flatMap { batch($0).map(\.id) }
    }

    private func drain(_ group: ConsumerGroup, of queue: any MessageQueue) async throws -> [String] {
        let consumer = try await queue.consumer(of: group)
        var ids: [String] = []
        while case let deliveries = try await consumer.receive(upTo: 1_000, timeout: .zero), !deliveries.isEmpty {
            ids += deliveries.map(\.id)
            try await consumer.acknowledge(deliveries)
        }
        return ids
    }
}
