import Logging
import MetricsTestKit
import MonitorTestKit

@testable import MonitorCore

/// An ingestor over in-memory stores, driven batch by batch.
struct IngestHarness {
    let time = VirtualTime(start: VoteHistory.start)
    let queue: InMemoryMessageQueue
    let store: InMemoryMonitoringStore
    let monitors = InMemoryMonitorStore(time: VirtualTime())
    let cache: InMemoryCache
    let metrics = TestMetrics()
    let ingestor: Ingestor
    let reports: any QueueConsumer
    let deadLetters: any QueueConsumer
    let transitions: any QueueConsumer

    init(faults: FaultPlan? = nil) async throws {
        queue = InMemoryMessageQueue(time: time)
        store = InMemoryMonitoringStore(time: time)
        cache = InMemoryCache(time: time)
        ingestor = Self.ingestor(
            time: time,
            queue: queue,
            store: store,
            monitors: monitors,
            cache: cache,
            faults: faults,
            metrics: metrics
        )
        reports = try await queue.consumer(
            of: ConsumerGroup(name: "ingestor", filters: ["check.completed"], maximumDeliveries: 1_000)
        )
        deadLetters = try await queue.consumer(
            of: ConsumerGroup(name: "ingestor.dead", filters: ["dead.worker.>"], maximumDeliveries: 1_000)
        )
        transitions = try await queue.consumer(of: ConsumerGroup(name: "test", filters: ["monitor.>"]))
    }

    static func ingestor(
        time: VirtualTime,
        queue: any MessageQueue,
        store: InMemoryMonitoringStore,
        monitors: any MonitorStore,
        cache: (any Cache)?,
        faults: FaultPlan? = nil,
        metrics: TestMetrics = TestMetrics()
    ) -> Ingestor {
        Ingestor(
            queue: queue,
            store: faults.map { FaultyIngestStore(store, $0) as any IngestStore } ?? store,
            results: store,
            monitors: monitors,
            cache: cache,
            time: time,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            metrics: metrics
        )
    }

    func define(
        _ id: MonitorID = VoteHistory.monitor,
        regions: [Region] = ["a", "b", "c"],
        maintenance: [MaintenanceWindow] = []
    ) async throws {
        let monitor = Monitor(
            id: id,
            check: CheckSpecification(kind: "http", configuration: .object([:])),
            schedule: .every(VoteHistory.interval),
            regions: regions,
            maintenance: maintenance
        )
        _ = try await monitors.put([monitor], expecting: .any)
    }

    func publish(_ results: [CheckResult]) async throws {
        try await queue.publish(results.map { CheckReport.result($0).message })
    }

    /// Handles batches until no report is left, repeating what fails.
    func ingestAll(batch: Int = 1_024, with ingestor: Ingestor? = nil) async throws {
        for _ in 0..<10_000 {
            guard try await queue.depth(ofGroup: "ingestor") > 0 else { return }
            let deliveries = try await reports.receive(upTo: batch, timeout: .zero)
            if deliveries.isEmpty {
                time.advance(by: .seconds(30))
            } else {
                try? await (ingestor ?? self.ingestor).step(deliveries, from: reports)
            }
        }
    }

    func storedTransitions() async throws -> [Transition] {
        try await store.transitions(
            of: VoteHistory.monitor,
            in: TimeWindow(start: .distantPast, end: .distantFuture)
        )
    }

    func announced() async throws -> [Transition] {
        var found: [Transition] = []
        while true {
            let deliveries = try await transitions.receive(upTo: 1_024, timeout: .zero)
            guard !deliveries.isEmpty else { return found }
            for delivery in deliveries where delivery.subject == .monitorTransition {
                found.append(try WireCodec.decode(from: delivery.payload))
            }
            try await transitions.acknowledge(deliveries)
        }
    }
}
