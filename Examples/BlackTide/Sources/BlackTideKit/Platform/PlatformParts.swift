import AlertRules
import CheckProtocols
import IncidentResponse
import Logging
import MonitorCore
import NetworkTransports

/// Every service of the platform, ready to run.
struct PlatformParts {
    let scheduler: Scheduler
    /// A worker for every region, also those that this process does not serve.
    let workers: [Region: CheckWorker]
    let ingestor: Ingestor
    let auditor: LedgerAuditor
    let compactor: RollupCompactor
    let retention: RetentionSweeper
    let evaluator: AlertEvaluator
    let responder: IncidentResponder
    let dispatcher: NotificationDispatcher
    let incidentSweeper: IncidentSweeper
    let queueDepth: QueueDepthReporter
    /// The consumer groups of all services.
    let consumerGroups: [ConsumerGroup]

    init(
        configuration: PlatformConfiguration,
        stores: Stores,
        http: AsyncHTTPTransport,
        time: any TimeSource,
        logger: Logger
    ) throws {
        scheduler = Scheduler(
            configuration: Scheduler.Configuration(
                node: configuration.node,
                leaseDuration: configuration.leaseDuration
            ),
            monitors: stores.monitors,
            queue: stores.queue,
            ledger: stores.monitoring,
            leases: stores.leases,
            time: time,
            logger: logger
        )
        let registry = try Platform.registry()
        var workerConfiguration = CheckWorker.Configuration()
        workerConfiguration.limits.concurrency = configuration.concurrency
        let connectivity = configuration.connectivity.map { settings in
            CanaryProbe(addresses: settings.addresses, names: settings.names, time: time)
        }
        workers = Dictionary(
            configuration.regions.map { region in
                let worker = CheckWorker(
                    region: region,
                    runner: RunnerID("\(configuration.node).\(region)"),
                    queue: stores.queue,
                    monitors: stores.monitors,
                    registry: registry,
                    time: time,
                    connectivity: connectivity,
                    configuration: workerConfiguration,
                    logger: logger
                )
                return (region, worker)
            },
            uniquingKeysWith: { first, _ in first }
        )
        ingestor = Ingestor(
            queue: stores.queue,
            store: TransitionLog(store: stores.monitoring, logger: logger),
            results: stores.monitoring,
            monitors: stores.monitors,
            cache: stores.cache,
            time: time,
            logger: logger
        )
        auditor = LedgerAuditor(
            configuration: LedgerAuditor.Configuration(node: configuration.node),
            monitors: stores.monitors,
            ledger: stores.monitoring,
            leases: stores.leases,
            time: time,
            logger: logger
        )
        compactor = RollupCompactor(store: stores.monitoring, time: time, logger: logger)
        retention = RetentionSweeper(
            results: stores.monitoring,
            ledger: stores.monitoring,
            rollups: stores.monitoring,
            states: stores.monitoring,
            time: time,
            logger: logger
        )
        evaluator = AlertEvaluator(
            rules: try AlertRuleSet(configuration.rules),
            queue: stores.queue,
            states: stores.alerts,
            monitors: stores.monitors,
            time: time,
            logger: logger
        )
        let factory = ChannelFactory(http: http, time: time, logger: logger)
        let dispatcher = NotificationDispatcher(
            channels: configuration.channels.map(factory.channel),
            outbox: stores.incidents,
            time: time,
            logger: logger
        )
        self.dispatcher = dispatcher
        responder = IncidentResponder(
            policy: IncidentPolicy(channels: configuration.channels.map(\.id)),
            queue: stores.queue,
            store: stores.incidents,
            time: time,
            onPending: { dispatcher.wake() },
            logger: logger
        )
        incidentSweeper = IncidentSweeper(store: stores.incidents, time: time, logger: logger)
        consumerGroups =
            workers.values.flatMap(\.consumerGroups) + ingestor.consumerGroups + evaluator.consumerGroups
            + responder.consumerGroups
        queueDepth = QueueDepthReporter(queue: stores.queue, groups: consumerGroups, time: time, logger: logger)
    }
}
