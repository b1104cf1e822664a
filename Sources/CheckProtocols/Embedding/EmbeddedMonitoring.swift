public import CoreMetrics
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
/// Nothing outlives the process. To keep results, or to spread the work, assemble `Scheduler`, `CheckWorker` and
/// `Ingestor` over durable ports instead.
public struct EmbeddedMonitoring: Service {
    /// The monitors; changes made here take effect while the service runs, also those that name a new region.
    public let monitors: InMemoryMonitorStore
    /// Results, ledger, rollups and states.
    public let store: InMemoryMonitoringStore

    private let initialMonitors: [Monitor]
    private let registry: CheckRunnerRegistry
    private let queue: InMemoryMessageQueue
    private let time: any TimeSource
    private let logger: Logger
    private let metrics: any MetricsFactory
    private let connectivity: (any ConnectivityProbe)?
    private let onTransition: @Sendable (Transition) async throws -> Void

    /// Creates the service.
    ///
    /// - Parameters:
    ///   - monitors: What is watched from the start.
    ///   - runners: What runs the checks, one runner for each kind.
    ///   - time: The clocks.
    ///   - connectivity: Tests the program's own network when a target cannot be reached, such as a ``CanaryProbe``; `nil`
    ///     means it is taken to work.
    ///   - logger: Where log lines go; by default nowhere.
    ///   - metrics: Where metrics go.
    ///   - onTransition: Called for each change of a monitor's status, in order and at least once. When it throws, it is
    ///     called again after a while.
    /// - Throws: `CheckPreparationError` that names the wrong fields when a monitor's check cannot be run.
    public init(
        monitors: [Monitor],
        runners: [any CheckRunner],
        time: any TimeSource = SystemTimeSource(),
        connectivity: (any ConnectivityProbe)? = nil,
        logger: Logger = Logger(label: "blacktide") { _ in SwiftLogNoOpLogHandler() },
        metrics: any MetricsFactory = MetricsSystem.factory,
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
        self.connectivity = connectivity
        self.logger = logger
        self.metrics = metrics
        self.onTransition = onTransition
    }

    /// Watches until the task is cancelled or the service is shut down.
    ///
    /// On shutdown the checks that run are finished, and what they find is stored and told.
    ///
    /// - Throws: `CancellationError`, or the error of a part that failed.
    public func run() async throws {
        _ = try await monitors.put(initialMonitors, expecting: .any)
        let ingestor = Ingestor(
            queue: queue,
            store: store,
            results: store,
            monitors: monitors,
            time: time,
            logger: logger,
            metrics: metrics
        )
        let makeReporter = { @Sendable [queue, time, logger, metrics] (groups: [ConsumerGroup]) in
            QueueDepthReporter(queue: queue, groups: groups, time: time, logger: logger, metrics: metrics)
        }
        let workers = RegionalWorkers(queue: queue, makeReporter: makeReporter) { region in
            CheckWorker(
                region: region,
                runner: RunnerID("embedded.\(region)"),
                queue: queue,
                monitors: monitors,
                registry: registry,
                time: time,
                connectivity: connectivity,
                logger: logger,
                metrics: metrics
            )
        }
        let scheduler = Scheduler(
            configuration: Scheduler.Configuration(node: "embedded", shardCount: 1),
            monitors: RegionServingStore(store: monitors, workers: workers),
            queue: queue,
            ledger: store,
            leases: InMemoryLeaseStore(time: time),
            time: time,
            logger: logger,
            metrics: metrics
        )
        let delivery = TransitionDelivery(queue: queue, logger: logger, onTransition: onTransition)
        let groups = ingestor.consumerGroups + delivery.consumerGroups
        try await queue.declare(groups)
        // Services end in the reverse order: first nothing new is dispatched, at last nothing is left to tell.
        let group = ServiceGroup(
            services: [makeReporter(groups), delivery, ingestor, workers, scheduler],
            logger: logger
        )
        do {
            try await group.run()
        } catch {
            // A part that ends because of the cancellation is no failure of its own.
            try Task.checkCancellation()
            throw error
        }
        try Task.checkCancellation()
    }
}
