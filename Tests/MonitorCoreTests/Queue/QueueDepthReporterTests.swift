import MetricsTestKit
import MonitorCore
import MonitorTestKit
import Testing

@Suite("Queue depth")
struct QueueDepthReporterTests {
    @Test("The depth of each group is measured at once, and again after every pause")
    func depth() async throws {
        let time = VirtualTime()
        let queue = InMemoryMessageQueue(time: time)
        let metrics = TestMetrics()
        let workers = ConsumerGroup(name: "workers", filters: ["check.execute.>"])
        let others = ConsumerGroup(name: "others", filters: ["alert.changed"])
        let consumer = try await queue.consumer(of: workers)
        try await queue.publish(
            (0..<3).map { OutgoingMessage(id: "\($0)", subject: "check.execute.eu", payload: []) }
        )
        let reporter = QueueDepthReporter(
            queue: queue,
            groups: [workers, others, workers],
            time: time,
            logger: .silent,
            metrics: metrics
        )
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await reporter.run() }
            await time.waitForSleepers(count: 1)
            let deliveries = try await consumer.receive(upTo: 2, timeout: .zero)
            time.advance(by: .seconds(10))
            await time.waitForSleepers(count: 1)
            try await consumer.acknowledge(deliveries)
            time.advance(by: .seconds(9))
            time.advance(by: .seconds(1))
            await time.waitForSleepers(count: 1)
            tasks.cancelAll()
        }
        #expect(try metrics.expectGauge("queue_depth", [("group", "workers")]).values == [3, 3, 1])
        #expect(try metrics.expectGauge("queue_depth", [("group", "others")]).values == [0, 0, 0])
        #expect(metrics.recorders.count == 2)
    }
}
