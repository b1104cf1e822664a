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
    private var queue: NodeQueue { NodeQueue(base: world.queue, link: link, observer: world.observer) }
    private var monitors: NodeMonitorStore { NodeMonitorStore(base: world.monitors, link: link) }
    private var monitoring: NodeMonitoringStore { NodeMonitoringStore(base: world.monitoring, link: link) }
    private var leases: NodeLeaseStore { NodeLeaseStore(base: world.leases, link: link) }
    private var incidents: NodeIncidentStore {
        NodeIncidentStore(base: world.incidents, link: link, observer: world.observer)
    }

    private static let shardCount = 4

    var scheduler: Scheduler {
        Scheduler(
            configuration: Scheduler.Configuration(
                node: link.node,
                shardCount: Self.shardCount,
                leaseDuration: .seconds(6),
                tick: .milliseconds(200),
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
        return CheckWorker(
            region: region,
            runner: RunnerID(link.node),
            queue: queue,
            monitors: monitors,
            registry: try CheckRunnerRegistry([runner]),
            time: time,
            health: RunnerHealthMonitor(time: time, period: .seconds(1)),
            configuration: configuration,
            logger: .silent
        )
    }

    var ingestor: Ingestor {
        Ingestor(
            queue: queue,
            store: monitoring,
            results: monitoring,
            monitors: monitors,
            time: time,
            logger: .silent
        )
    }

    func evaluator() throws -> AlertEvaluator {
        AlertEvaluator(
            rules: try AlertRuleSet(world.scenario.rules),
            queue: queue,
            states: NodeAlertStateStore(base: world.alerts, link: link),
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
        NotificationDispatcher(
            channels: [try SimulatedChannel(link: link, clock: world.clock, observer: world.observer)],
            outbox: incidents,
            time: time,
            policy: DeliveryPolicy(backoff: Backoff(base: .seconds(1), cap: .seconds(10))),
            seed: stableHash(link.node) ^ world.seed,
            logger: .silent
        )
    }
}
