import Logging
import MetricsTestKit
import MonitorCore
import MonitorTestKit
import ServiceLifecycle
import Synchronization

/// A worker with in-memory queue and store on virtual time and one deterministic executor.
final class WorkerHarness: Sendable {
    static let region: Region = "eu"

    /// Never finds a fault.
    struct GoodHealth: RunnerHealth {
        func measure() async {}
        func fault(since instant: Duration) -> Fault? { nil }
    }

    let time = VirtualTime()
    let executor = DeterministicExecutor()
    let metrics = TestMetrics()
    let queue: InMemoryMessageQueue
    let store: InMemoryMonitorStore
    let group: ServiceGroup
    private let results: any QueueConsumer
    private let dead: any QueueConsumer

    init(
        runners: [any CheckRunner],
        health: (@Sendable (VirtualTime) -> any RunnerHealth)? = nil,
        connectivity: (any ConnectivityProbe)? = nil,
        configuration: CheckWorker.Configuration = CheckWorker.Configuration(),
        decorate: (InMemoryMessageQueue) -> any MessageQueue = { $0 }
    ) async throws {
        queue = InMemoryMessageQueue(time: time)
        store = InMemoryMonitorStore(time: time)
        let worker = CheckWorker(
            region: Self.region,
            runner: "w1",
            queue: decorate(queue),
            monitors: store,
            registry: try CheckRunnerRegistry(runners),
            time: time,
            health: health?(time) ?? GoodHealth(),
            connectivity: connectivity,
            configuration: configuration,
            logger: .silent,
            metrics: metrics
        )
        try await queue.declare(worker.consumerGroups)
        results = try await queue.consumer(of: ConsumerGroup(name: "results", filters: ["check.completed"]))
        dead = try await queue.consumer(of: ConsumerGroup(name: "dead", filters: ["dead.>"]))
        group = ServiceGroup(services: [worker], logger: .silent)
    }

    /// Runs an operation on the executor until it waits for time.
    func perform<Value: Sendable>(_ operation: @escaping @Sendable () async throws -> Value) throws -> Value? {
        let outcome = Mutex<Result<Value, any Error>?>(nil)
        Task(executorPreference: executor) {
            let result: Result<Value, any Error>
            do {
                result = .success(try await operation())
            } catch {
                result = .failure(error)
            }
            outcome.withLock { $0 = result }
        }
        executor.runUntilIdle()
        return try outcome.withLock { $0 }?.get()
    }

    func start() throws {
        _ = try perform { try await self.group.run() }
    }

    func put(_ monitor: Monitor) throws -> Int64 {
        try perform { try await self.store.put([monitor], expecting: .any) }?.first?.revision ?? 0
    }

    /// Publishes the request of a monitor's slot that is due now, or at the given time.
    @discardableResult
    func request(
        _ monitor: MonitorID,
        revision: Int64 = 1,
        at slot: Timestamp? = nil,
        useful: Duration = .seconds(60)
    ) throws -> SlotID {
        let slot = SlotID(monitor: monitor, region: Self.region, time: slot ?? time.now)
        let request = CheckRequest(
            slot: slot,
            revision: revision,
            dispatchedAt: slot.time,
            expiresAt: slot.time + useful,
            correlation: CorrelationID("c-\(slot)")
        )
        var message = request.message
        message.notBefore = slot.time
        let outgoing = message
        _ = try perform { try await self.queue.publish(outgoing) }
        return slot
    }

    /// Moves time forward, stopping wherever a task wants to wake.
    func advance(by duration: Duration) {
        let end = time.monotonic + duration
        executor.runUntilIdle()
        while let next = time.nextDeadline, next <= end {
            time.advance(by: next - time.monotonic)
            executor.runUntilIdle()
        }
        time.advance(by: end - time.monotonic)
        executor.runUntilIdle()
    }

    /// The reports that were published since the last call.
    func reports() throws -> [CheckReport] {
        try perform {
            let deliveries = try await self.results.receive(upTo: 4_096, timeout: .zero)
            try await self.results.acknowledge(deliveries)
            return try deliveries.map { try CheckReport(wireBytes: $0.payload) }
        } ?? []
    }

    /// The only result that was published since the last call.
    func result() throws -> CheckResult? {
        let reports = try reports()
        guard reports.count == 1, case .result(let result) = reports[0] else { return nil }
        return result
    }

    func deadLetters() throws -> [Delivery] {
        try perform { try await self.dead.receive(upTo: 100, timeout: .zero) } ?? []
    }

    /// How many requests wait or are held.
    func depth() throws -> Int {
        try perform { try await self.queue.depth(ofGroup: "worker.\(Self.region)") } ?? -1
    }

    func stop() throws {
        _ = try perform { await self.group.triggerGracefulShutdown() }
        advance(by: .seconds(120))
    }

    static func monitor(
        _ id: MonitorID = "m",
        host: String? = nil,
        kind: CheckKind = "scripted",
        configuration: JSONValue? = nil,
        schedule: Schedule = .every(.seconds(60)),
        timeout: Duration = .seconds(10),
        retries: RetryPolicy = RetryPolicy(count: 0),
        regions: [Region] = [region],
        isPaused: Bool = false
    ) -> Monitor {
        Monitor(
            id: id,
            check: CheckSpecification(
                kind: kind,
                configuration: configuration ?? (host.map { ["host": .string($0)] } ?? [:])
            ),
            schedule: schedule,
            timeout: timeout,
            retries: retries,
            regions: regions,
            isPaused: isPaused
        )
    }
}
