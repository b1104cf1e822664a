import BenchmarkHarness
import MonitorCore
import StorageAdapters

/// Results on their way from a worker's report to the store, the rollups and a transition.
enum PipelineSuite {
    private static let monitorCount = 10_000

    static func run(_ report: inout Report) async throws {
        let time = SystemTimeSource()
        let memory = try await measure(
            roundCount: 40,
            queue: InMemoryMessageQueue(time: time),
            monitors: InMemoryMonitorStore(time: time),
            store: InMemoryMonitoringStore(time: time)
        )
        report.record("pipeline.memory", memory.rate)
        try await SampleData.withTemporaryFolder { folder in
            let database = try await SQLiteDatabase.open(at: folder + "/pipeline.sqlite")
            let sqlite = try await measure(
                roundCount: 20,
                queue: SQLiteMessageQueue(database: database, time: time),
                monitors: SQLiteMonitorStore(database: database, time: time),
                store: SQLiteMonitoringStore(database: database, time: time)
            )
            try await database.close()
            report.record("pipeline.sqlite", sqlite.rate)
            report.note(
                "\(Report.text(Double(monitorCount))) monitors; transitions announced: \(memory.transitions) in memory, "
                    + "\(sqlite.transitions) on SQLite; CPU per result \(Report.text(memory.cpu)) us and \(Report.text(sqlite.cpu)) us"
            )
        }
    }

    private static func measure(
        roundCount: Int,
        queue: any MessageQueue,
        monitors: any MonitorStore,
        store: some IngestStore & ResultStore
    ) async throws -> (rate: Double, cpu: Double, transitions: Int) {
        let time = SystemTimeSource()
        for start in stride(from: 0, to: monitorCount, by: 1_000) {
            _ = try await monitors.put((start..<start + 1_000).map { SampleData.monitor($0) }, expecting: .any)
        }
        let ingestor = Ingestor(
            queue: queue,
            store: store,
            results: store,
            monitors: monitors,
            time: time,
            logger: SampleData.quietLogger
        )
        let group = "ingestor"
        _ = try await queue.consumer(
            of: ConsumerGroup(name: group, filters: ["check.completed"], maximumDeliveries: 1_000)
        )
        let alerts = try await queue.consumer(
            of: ConsumerGroup(name: "alerts", filters: [SubjectFilter(Subject.monitorTransition.rawValue)])
        )
        let transitions = EventCount()
        let resultCount = roundCount * monitorCount
        let rounds = results(roundCount: roundCount, until: time.now.floored(to: SampleData.interval))
        let processorStart = ProcessUsage.processorSeconds
        let start = time.monotonic
        let seconds = try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await ingestor.run() }
            tasks.addTask {
                while true {
                    let deliveries = try await alerts.receive(upTo: 4_096, timeout: .seconds(5))
                    transitions.add(deliveries.count)
                    try await alerts.acknowledge(deliveries)
                }
            }
            try await publish(rounds, to: queue, group: group, time: time)
            while try await queue.depth(ofGroup: group) > 0 { try await time.sleep(for: .milliseconds(2)) }
            let seconds = (time.monotonic - start).inSeconds
            while try await queue.depth(ofGroup: "alerts") > 0 { try await time.sleep(for: .milliseconds(2)) }
            tasks.cancelAll()
            return seconds
        }
        let cpu = (ProcessUsage.processorSeconds - processorStart) / Double(resultCount) * 1e6
        return (Double(resultCount) / seconds, cpu, transitions.value)
    }

    /// Made before the clock runs: inventing latencies is no part of the pipeline.
    private static func results(roundCount: Int, until end: Timestamp) -> [[CheckResult]] {
        var random = SeededGenerator(seed: 11)
        return (0..<roundCount)
            .map { round in
                (0..<monitorCount)
                    .map { index in
                        SampleData.result(
                            of: index,
                            at: end - SampleData.interval * (roundCount - round),
                            // One in fifty is down for five slots.
                            isUp: (round / 5 + index) % 50 != 0,
                            using: &random
                        )
                    }
            }
    }

    /// Reports results as a worker does, never far ahead of the ingestor.
    private static func publish(
        _ rounds: [[CheckResult]],
        to queue: any MessageQueue,
        group: String,
        time: SystemTimeSource
    ) async throws {
        for round in rounds {
            for first in stride(from: 0, to: monitorCount, by: 1_000) {
                let messages = round[first..<first + 1_000].map { CheckReport.result($0).message }
                while try await queue.depth(ofGroup: group) > 20_000 { try await time.sleep(for: .milliseconds(1)) }
                try await queue.publish(messages)
            }
        }
    }
}
