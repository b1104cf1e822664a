import MonitorCore
import MonitorTestKit
import Synchronization
import Testing

@Suite("In-memory message queue")
struct InMemoryMessageQueueTests {
    private let time = VirtualTime()
    private let work = ConsumerGroup(name: "work", filters: ["work.>"], backoff: [], maximumDeliveries: 2)

    private func message(_ id: String, subject: Subject = "work.a") -> OutgoingMessage {
        OutgoingMessage(id: id, subject: subject, payload: Array(id.utf8))
    }

    @Test("a message that no consumer could handle becomes a dead letter")
    func deadLetter() async throws {
        let queue = InMemoryMessageQueue(time: time)
        let consumer = try await queue.consumer(of: work)
        let dead = try await queue.consumer(of: ConsumerGroup(name: "dead", filters: ["dead.>"]))
        try await queue.publish(message("1"))
        for _ in 0..<2 {
            let deliveries = try await consumer.receive(upTo: 10, timeout: .zero)
            #expect(deliveries.map(\.id) == ["1"])
            time.advance(by: .seconds(30))
        }
        let letters = try await dead.receive(upTo: 10, timeout: .zero)
        #expect(letters.map(\.id) == ["1"])
        #expect(letters.first?.subject == "dead.work")
        #expect(letters.first?.headers[DeadLetterHeader.subject] == "work.a")
        #expect(letters.first?.headers[DeadLetterHeader.deliveries] == "2")
        #expect(try await queue.depth(ofGroup: "work") == 0)
    }

    @Test("a consumer that waits is woken by the dead letter of a group that nobody else looks at")
    func deadLetterWakes() async throws {
        let queue = InMemoryMessageQueue(time: time)
        let consumer = try await queue.consumer(of: work)
        let dead = try await queue.consumer(of: ConsumerGroup(name: "dead", filters: ["dead.>"]))
        try await queue.publish(message("1"))
        _ = try await consumer.receive(upTo: 1, timeout: .zero)
        time.advance(by: .seconds(30))
        async let letters = dead.receive(upTo: 1, timeout: .seconds(3_600))
        await time.waitForSleepers(count: 1)
        let deliveries = try await consumer.receive(upTo: 1, timeout: .zero)
        #expect(deliveries.first?.deliveryCount == 2)
        // The consumer of dead letters sleeps anew, now until the second delivery's deadline.
        while time.nextDeadline != .seconds(60) {
            await Task.yield()
        }
        time.advance(by: .seconds(30))
        #expect(try await letters.map(\.id) == ["1"])
    }

    @Test("dead letters that no group keeps are counted")
    func droppedDeadLetters() async throws {
        let queue = InMemoryMessageQueue(time: time)
        let consumer = try await queue.consumer(of: work)
        try await queue.publish(message("1"))
        let deliveries = try await consumer.receive(upTo: 1, timeout: .zero)
        try await consumer.settle([
            Settlement(token: deliveries[0].token, verdict: .terminate(reason: "no such monitor"))
        ])
        #expect(queue.statistics.deadLetterCount == 1)
        #expect(queue.statistics.droppedDeadLetterCount == 1)
    }

    @Test("a dead letter that is given up in turn is dropped, not passed on for ever")
    func deadLetterLoop() async throws {
        let queue = InMemoryMessageQueue(time: time)
        let all = ConsumerGroup(name: "all", filters: [">"], backoff: [], maximumDeliveries: 1)
        let consumer = try await queue.consumer(of: all)
        try await queue.publish(message("1"))
        for _ in 0..<3 {
            let deliveries = try await consumer.receive(upTo: 1, timeout: .zero)
            try await consumer.settle(deliveries.map { Settlement(token: $0.token, verdict: .retry(after: nil)) })
        }
        #expect(queue.statistics.deadLetterCount == 2)
        #expect(queue.statistics.droppedDeadLetterCount == 1)
        #expect(try await queue.depth(ofGroup: "all") == 0)
    }

    @Test("remembered ids are bounded: the oldest are forgotten first")
    func boundedMemory() async throws {
        let queue = InMemoryMessageQueue(time: time, configuration: .init(maximumRememberedCount: 2))
        try await queue.publish(["1", "2", "3"].map { message($0) })
        #expect(try await queue.publish(message("3")).duplicateCount == 1)
        #expect(try await queue.publish(message("1")).duplicateCount == 0)
    }

    @Test("a batch or payload beyond its limit is refused whole")
    func limits() async throws {
        let configuration = InMemoryMessageQueue.Configuration(maximumBatchCount: 2, maximumPayloadByteCount: 3)
        let queue = InMemoryMessageQueue(time: time, configuration: configuration)
        _ = try await queue.consumer(of: work)
        #expect(queue.maximumBatchCount == 2)
        for batch in [["1", "2", "3"], ["1", "four"]] {
            let error = await #expect(throws: QueueError.self) {
                try await queue.publish(batch.map { message($0) })
            }
            #expect(error?.code == .invalidArgument)
        }
        #expect(try await queue.depth(ofGroup: "work") == 0)
    }

    @Test("a publisher that waits gets the room of a message that is given up", .timeLimit(.minutes(5)))
    func roomOfDeadLetters() async throws {
        let once = ConsumerGroup(name: "work", filters: ["work.>"], backoff: [], maximumDeliveries: 1)
        let configuration = InMemoryMessageQueue.Configuration(maximumGroupDepth: 1, roomTimeout: .seconds(3_600))
        let queue = InMemoryMessageQueue(time: time, configuration: configuration)
        let consumer = try await queue.consumer(of: once)
        try await queue.publish(message("1"))
        #expect(try await consumer.receive(upTo: 1, timeout: .zero).count == 1)
        // The deadline is known when the publisher begins to wait.
        async let second = queue.publish(message("2"))
        await time.waitForSleepers(count: 1)
        time.advance(by: .seconds(30))
        #expect(try await second.acceptedCount == 1)
        // It is not, because the message is delivered only then.
        async let third = queue.publish(message("3"))
        await time.waitForSleepers(count: 1)
        #expect(try await consumer.receive(upTo: 1, timeout: .zero).map(\.id) == ["2"])
        while time.nextDeadline != .seconds(60) {
            await Task.yield()
        }
        time.advance(by: .seconds(30))
        #expect(try await third.acceptedCount == 1)
    }

    @Test("taking or publishing, too, gives away the room of a message that is given up", .timeLimit(.minutes(5)))
    func roomFoundByOthers() async throws {
        let once = ConsumerGroup(name: "work", filters: ["work.>"], backoff: [], maximumDeliveries: 1)
        let configuration = InMemoryMessageQueue.Configuration(maximumGroupDepth: 1, roomTimeout: .seconds(3_600))
        let steppedTime = SteppedTime(time)
        let queue = InMemoryMessageQueue(time: steppedTime, configuration: configuration)
        let consumer = try await queue.consumer(of: once)
        for (number, id) in ["2", "3"].enumerated() {
            if number == 0 {
                try await queue.publish(message("1"))
            }
            #expect(try await consumer.receive(upTo: 1, timeout: .zero).count == 1)
            async let waiting = queue.publish(message(id))
            await time.waitForSleepers(count: 1)
            steppedTime.step(by: .seconds(30))
            if number == 0 {
                #expect(try await consumer.receive(upTo: 1, timeout: .zero).isEmpty)
            } else {
                try await queue.publish(message("other", subject: "other.a"))
            }
            #expect(try await waiting.acceptedCount == 1)
        }
    }

    @Test("closing ends the waits")
    func close() async throws {
        let queue = InMemoryMessageQueue(time: time)
        let consumer = try await queue.consumer(of: work)
        async let deliveries = consumer.receive(upTo: 1, timeout: .seconds(60))
        await time.waitForSleepers(count: 1)
        queue.close()
        do {
            let taken = try await deliveries
            Issue.record("received \(taken) from a closed queue")
        } catch let error as QueueError {
            #expect(error.code == .closed)
        }
    }

    @Test("settling many deliveries out of order keeps the deadlines of the others")
    func manyDeadlines() async throws {
        let queue = InMemoryMessageQueue(time: time)
        let consumer = try await queue.consumer(of: work)
        try await queue.publish((0..<4_000).map { message(String($0)) })
        let deliveries = try await consumer.receive(upTo: 4_000, timeout: .zero)
        try #require(deliveries.count == 4_000)
        let kept = deliveries.indices.filter { $0 % 1_000 == 7 }.map { deliveries[$0] }
        let settled = deliveries.indices.filter { $0 % 1_000 != 7 }.map { deliveries[$0] }
        #expect(try await consumer.acknowledge(settled.reversed()) == settled.count)
        time.advance(by: .seconds(30))
        let again = try await consumer.receive(upTo: 4_000, timeout: .zero)
        #expect(again.map(\.id) == kept.map(\.id))
    }
}

/// A clock that can be ahead of its sleepers, as when a task is late to wake.
private final class SteppedTime: TimeSource {
    private let base: VirtualTime
    private let lead = Mutex(Duration.zero)

    init(_ base: VirtualTime) {
        self.base = base
    }

    var now: Timestamp { base.now }
    var monotonic: Duration { base.monotonic + lead.withLock { $0 } }

    func step(by duration: Duration) {
        lead.withLock { $0 += duration }
    }

    func sleep(for duration: Duration) async throws {
        try await base.sleep(for: duration)
    }
}
