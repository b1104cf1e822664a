import BenchmarkHarness
import CoreMetrics
import MonitorCore

/// A million monitors: what they take, and how punctually ten thousand a second reach a runner that does nothing.
enum SchedulerSuite {
    private static let monitorCount = 1_000_000
    private static let interval = Duration.seconds(99)
    private static let gauge = "scheduler_monitors"
    private static let warmUp = Duration.seconds(20)
    private static let measured = Duration.seconds(60)

    static func run(_ report: inout Report) async throws {
        let (bytes, seconds) = try await memoryPerMonitor()
        report.record("scheduler.memory", bytes)
        try await measureDispatching(&report)
        report.note(
            "\(Report.text(Double(monitorCount))) monitors loaded in \(Report.text(seconds)) s, due every \(interval)"
        )
    }

    private static func memoryPerMonitor() async throws -> (bytes: Double, seconds: Double) {
        let monitors = SyntheticMonitorStore(count: monitorCount, interval: interval)
        let loaded = GaugeWatch(gauge)
        let scheduler = makeScheduler(monitors, queue: DiscardingQueue(), metrics: loaded)
        let clock = ContinuousClock()
        let start = clock.now
        let before = ProcessUsage.heapByteCount
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await scheduler.run() }
            while loaded.value < Double(monitorCount) { try await clock.sleep(for: .milliseconds(20)) }
            let seconds = (clock.now - start).inSeconds
            try await clock.sleep(for: .seconds(5))
            let bytes = (ProcessUsage.heapByteCount - before) / Double(monitorCount)
            group.cancelAll()
            return (bytes, seconds)
        }
    }

    private static func measureDispatching(_ report: inout Report) async throws {
        let time = SystemTimeSource()
        let queue = InMemoryMessageQueue(time: time)
        let monitors = SyntheticMonitorStore(count: monitorCount, interval: interval)
        let loaded = GaugeWatch(gauge)
        let scheduler = makeScheduler(monitors, queue: queue, metrics: loaded)
        let worker = try await queue.consumer(
            of: ConsumerGroup(name: "worker", filters: [SubjectFilter("check.execute.>")])
        )
        let latenesses = Latenesses()
        let control = Latenesses()
        let (rate, cpu) = try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await scheduler.run() }
            group.addTask {
                // What else makes this process late. A pause counts once for each tick it covers, as it does for dispatches.
                while true {
                    let begin = time.monotonic
                    try await time.sleep(for: .milliseconds(10))
                    let late = time.monotonic - begin - .milliseconds(10)
                    let pause = late.inMilliseconds
                    control.add(stride(from: 0, through: pause, by: 10).map { late - .milliseconds($0) })
                }
            }
            group.addTask {
                while true {
                    let deliveries = try await worker.receive(upTo: 4_096, timeout: .seconds(5))
                    let now = time.now
                    latenesses.add(try deliveries.map { now - (try CheckRequest(wireBytes: $0.payload).slot.time) })
                    try await worker.acknowledge(deliveries)
                }
            }
            while loaded.value < Double(monitorCount) { try await time.sleep(for: .milliseconds(20)) }
            try await time.sleep(for: warmUp)
            latenesses.removeAll()
            control.removeAll()
            let start = time.monotonic
            let processorStart = ProcessUsage.processorSeconds
            try await time.sleep(for: measured)
            let seconds = (time.monotonic - start).inSeconds
            let rate = Double(latenesses.count) / seconds
            let cpu = (ProcessUsage.processorSeconds - processorStart) / seconds
            group.cancelAll()
            return (rate, cpu)
        }
        report.record("scheduler.rate", rate)
        report.record("scheduler.lateness", latenesses.milliseconds(0.99))
        report.note(
            "lateness from slot to receipt: p50 \(Report.text(latenesses.milliseconds(0.5))) ms, p99.9 "
                + "\(Report.text(latenesses.milliseconds(0.999))) ms, longest \(Report.text(latenesses.milliseconds(1))) ms; "
                + "\(Report.text(cpu * 100)) % of one core"
        )
        report.note(
            "control, a task that only sleeps 10 ms: late by p50 \(Report.text(control.milliseconds(0.5))) ms, p99 "
                + "\(Report.text(control.milliseconds(0.99))) ms, longest \(Report.text(control.milliseconds(1))) ms"
        )
    }

    private static func makeScheduler(
        _ monitors: SyntheticMonitorStore,
        queue: any MessageQueue,
        metrics: any MetricsFactory
    ) -> Scheduler {
        let time = SystemTimeSource()
        return Scheduler(
            configuration: Scheduler.Configuration(node: "bench"),
            monitors: monitors,
            queue: queue,
            ledger: InMemoryMonitoringStore(time: time),
            leases: InMemoryLeaseStore(time: time),
            time: time,
            logger: SampleData.quietLogger,
            metrics: metrics
        )
    }
}
