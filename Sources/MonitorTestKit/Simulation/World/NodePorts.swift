import AlertRules
import IncidentResponse
import Logging
import MonitorCore

/// Makes the services of a process on the ports through which it reaches the world.
///
/// The services are the real ones; only their pauses are longer than usual where nothing but idle steps is saved.
struct NodePorts {
    let link: NodeLink
    let world: World

    private var time: NodeClock { link.clock }
    private var bug: SeededBug? { world.bug }
    private var queue: NodeQueue {
        let queue: any MessageQueue = bug.map { BrokenQueue(base: world.queue, bug: $0) } ?? world.queue
        return NodeQueue(base: queue, link: link, observer: world.observer)
    }
    private var monitors: NodeMonitorStore { NodeMonitorStore(base: world.monitors, link: link) }
    private var monitoring: NodeMonitoringStore {
        let store: any MonitoringStore =
            bug.map { BrokenMonitoringStore(base: world.monitoring, bug: $0) } ?? world.monitoring
        return NodeMonitoringStore(base: store, link: link, observer: world.observer)
    }
    private var leases: NodeLeaseStore {
        let store: any LeaseStore = bug.map { BrokenLeaseStore(base: world.leases, bug: $0) } ?? world.leases
        return NodeLeaseStore(base: store, link: link, observer: world.observer)
    }
    private var alerts: NodeAlertStateStore {
        let store: any AlertStateStore = bug.map { BrokenAlertStateStore(base: world.alerts, bug: $0) } ?? world.alerts
        return NodeAlertStateStore(base: store, link: link, observer: world.observer)
    }
    private var incidents: NodeIncidentStore {
        let store: any IncidentStore & NotificationOutbox =
            bug.map { BrokenIncidentStore(base: world.incidents, bug: $0) } ?? world.incidents
        return NodeIncidentStore(base: store, link: link, observer: world.observer)
    }

    private static let shardCount = 4

    var scheduler: Scheduler {
        Scheduler(
            configuration: Scheduler.Configuration(
                node: link.node,
                shardCount: Self.shardCount,
                leaseDuration: .seconds(6),
                tick: .milliseconds(500),
                changePollInterval: .seconds(1),
                markInterval: .seconds(2)
            ),
            monitors: monitors,
            queue: queue,
            ledger: monitoring,
            leases: leases,
            time: time,
            logger: .silent
        )
    }

    var auditor: LedgerAuditor {
        LedgerAuditor(
            configuration: LedgerAuditor.Configuration(
                node: link.node,
                shardCount: Self.shardCount,
                interval: Simulation.auditInterval,
                grace: Simulation.auditGrace
            ),
            monitors: monitors,
            ledger: monitoring,
            leases: leases,
            time: time,
            logger: .silent
        )
    }

    func worker(in region: Region) throws -> CheckWorker {
        let clock = world.clock
        let runner = SimulatedRunner(script: world.scenario.targets, seed: world.seed) { clock.elapsed }
        var configuration = CheckWorker.Configuration()
        configuration.limits.concurrency = world.topology.workerConcurrency
        configuration.sweepInterval = .seconds(2)
        return CheckWorker(
            region: region,
            runner: RunnerID(link.node),
            queue: queue,
            monitors: monitors,
            registry: try CheckRunnerRegistry([runner]),
            time: time,
            health: RunnerHealthMonitor(time: time, period: .seconds(2)),
            configuration: configuration,
            logger: .silent
        )
    }

    var ingestor: Ingestor {
        Ingestor(
            queue: queue,
            store: bug.map { BrokenIngestStore(base: monitoring, bug: $0) } ?? monitoring,
            results: monitoring,
            monitors: bug.map { BrokenMonitorStore(base: monitors, bug: $0) } ?? monitors,
            time: time,
            logger: .silent
        )
    }

    func evaluator() throws -> AlertEvaluator {
        AlertEvaluator(
            rules: try AlertRuleSet(world.scenario.rules),
            queue: queue,
            states: alerts,
            monitors: monitors,
            time: time,
            logger: .silent
        )
    }

    func responder(waking dispatcher: NotificationDispatcher) -> IncidentResponder {
        IncidentResponder(
            policy: IncidentPolicy(channels: [SimulatedChannel.id], reopenWindow: .seconds(60)),
            queue: queue,
            store: incidents,
            time: time,
            onPending: { dispatcher.wake() },
            logger: .silent
        )
    }

    func dispatcher() throws -> NotificationDispatcher {
        var configuration = NotificationDispatcher.Configuration()
        configuration.pollInterval = .seconds(2)
        configuration.measureInterval = .seconds(60)
        let channel = try SimulatedChannel(link: link, clock: world.clock, observer: world.observer)
        return NotificationDispatcher(
            channels: [bug.map { BrokenChannel(base: channel, bug: $0) } ?? channel],
            outbox: incidents,
            time: time,
            policy: DeliveryPolicy(backoff: Backoff(base: .seconds(1), cap: .seconds(10))),
            configuration: configuration,
            seed: stableHash(link.node) ^ world.seed,
            logger: .silent
        )
    }
}
