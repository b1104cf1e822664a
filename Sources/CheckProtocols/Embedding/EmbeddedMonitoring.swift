public import Logging
public import MonitorCore
public import ServiceLifecycle

/// Scheduler, worker and ingestor in one service, in memory: for programs that watch something themselves.
///
/// ```swift
/// let monitoring = try EmbeddedMonitoring(monitors: [website], runners: [HTTPCheckRunner()]) { transition in
///     print("\(transition.monitor): \(transition.from) → \(transition.to)")
/// }
/// try await monitoring.run()
/// ```
///
/// Nothing outlives the process. To keep results, or to spread the work, assemble `Scheduler`, ``CheckWorker`` and
/// `Ingestor` over durable ports instead.
public struct EmbeddedMonitoring: Service {
    /// The monitors; changes made here take effect while the service runs.
    public let monitors: InMemoryMonitorStore
    /// Results, ledger, rollups and states.
    public let store: InMemoryMonitoringStore

    private let initialMonitors: [Monitor]
    private let registry: CheckRunnerRegistry
    private let queue: InMemoryMessageQueue
    private let time: any TimeSource
    private let logger: Logger
    private let onTransition: @Sendable (Transition) async throws -> Void

    /// Creates the service.
    ///
    /// - Parameters:
    ///   - monitors: What is watched from the start.
    ///   - runners: What runs the checks, one runner for each kind.
    ///   - time: The clocks.
    ///   - logger: Where log lines go; by default nowhere.
    ///   - onTransition: Called for each change of a monitor's status, in order and at least once. When it throws, it is
    ///     called again after a while.
    /// - Throws: ``CheckPreparationError`` that names the wrong fields when a monitor's check cannot be run.
    public init(
        monitors: [Monitor],
        runners: [any CheckRunner],
        time: any TimeSource = SystemTimeSource(),
        logger: Logger = Logger(label: "blacktide") { _ in SwiftLogNoOpLogHandler() },
        onTransition: @escaping @Sendable (Transition) async throws -> Void
    ) throws {
        registry = try CheckRunnerRegistry(runners)
        for monitor in monitors {
            _ = try registry.prepare(monitor.check)
        }
        initialMonitors = monitors
        queue = InMemoryMessageQueue(time: time)
        self.monitors = InMemoryMonitorStore(time: time)
        store = InMemoryMonitoringStore(time: time)
        self.time = time
        self.logger = logger
        self.onTransition = onTransition
    }

    /// Watches until the task is cancelled or the service is shut down.
    public func run() async throws {
        _ = try await monitors.put(initialMonitors, expecting: .any)
        let regions = Set(initialMonitors.flatMap(\.regions)).sorted()
        let ingestor = Ingestor(
            queue: queue,
            store: store,
            results: store,
            monitors: monitors,
            time: time,
            logger: logger
        )
        let workers = regions.map { region in
            CheckWorker(
                region: region,
                runner: RunnerID("embedded.\(region)"),
                queue: queue,
                monitors: monitors,
                registry: registry,
                time: time,
                logger: logger
            )
        }
        let scheduler = Scheduler(
            configuration: Scheduler.Configuration(node: "embedded", shardCount: 1),
            monitors: monitors,
            queue: queue,
            ledger: store,
            leases: InMemoryLeaseStore(time: time),
            time: time,
            logger: logger
        )
        let transitions = ConsumerGroup(name: "embedded", filters: [SubjectFilter(Subject.monitorTransition.rawValue)])
        let consumer = try await queue.consumer(of: transitions)
        try await queue.declare([ingestor.consumerGroups, workers.flatMap(\.consumerGroups)].flatMap { $0 })
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await ingestor.run() }
            for worker in workers {
                group.addTask { try await worker.run() }
            }
            group.addTask { try await scheduler.run() }
            group.addTask { try await deliver(from: consumer) }
            // The first service to end ends the others: on shutdown all do, and a failed one must not go unnoticed.
            try await group.next()
            group.cancelAll()
        }
    }

    private func deliver(from consumer: any QueueConsumer) async throws {
        while !Task.isCancelled, !Task.isShuttingDownGracefully {
            let deliveries = try await cancelWhenGracefulShutdown {
                try await consumer.receive(upTo: 64, timeout: .seconds(5))
            }
            for delivery in deliveries {
                try await consumer.settle([Settlement(token: delivery.token, verdict: await verdict(on: delivery))])
            }
        }
    }

    private func verdict(on delivery: Delivery) async -> Settlement.Verdict {
        do {
            try await onTransition(try WireCodec.decode(Transition.self, from: delivery.payload))
            return .acknowledge
        } catch let error as WireError {
            return .terminate(reason: error.message)
        } catch {
            logger.debug("a transition could not be handed over", metadata: ["error": "\(error)"])
            return .retry(after: nil)
        }
    }
}
