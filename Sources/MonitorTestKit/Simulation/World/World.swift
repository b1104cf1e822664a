import AlertRules
import IncidentResponse
import MonitorCore
import Synchronization

/// All that outlives the processes of a simulated world: its time, its stores and queue, and what has been seen of it.
final class World: Sendable {
    let scenario: Scenario
    let topology: Topology
    let seed: UInt64
    let bug: SeededBug?
    let executor: DeterministicExecutor
    let clock: SimulatedClock
    let time: NodeClock
    let faults: FaultInjector
    let observer: WorldObserver

    let queue: InMemoryMessageQueue
    let monitors: InMemoryMonitorStore
    let monitoring: InMemoryMonitoringStore
    let leases: InMemoryLeaseStore
    let alerts: InMemoryAlertStateStore
    let incidents: InMemoryIncidentStore

    private let groupNames = Mutex<Set<String>>([])
    private let trace: Mutex<WorldTrace>
    /// Until when a part recovers from having died in the middle of a write.
    private let downUntil = Mutex<[WorldPart: Duration]>([:])

    /// The most messages that a group holds.
    static let maximumGroupDepth = 20_000

    init(
        scenario: Scenario,
        topology: Topology,
        faults plan: FaultPlan,
        seed: UInt64,
        bug: SeededBug?,
        isRecording: Bool
    ) {
        self.scenario = scenario
        self.topology = topology
        self.seed = seed
        self.bug = bug
        executor = DeterministicExecutor(seed: seed)
        clock = SimulatedClock()
        time = NodeClock(world: clock, start: scenario.start)
        faults = FaultInjector(plan: plan, clock: clock, seed: seed)
        observer = WorldObserver(clock: clock, time: time)
        queue = InMemoryMessageQueue(
            time: time,
            configuration: InMemoryMessageQueue.Configuration(maximumGroupDepth: Self.maximumGroupDepth)
        )
        monitors = InMemoryMonitorStore(time: time)
        monitoring = InMemoryMonitoringStore(time: time)
        leases = InMemoryLeaseStore(time: time)
        alerts = InMemoryAlertStateStore()
        incidents = InMemoryIncidentStore(time: time)
        trace = Mutex(WorldTrace(isRecording: isRecording))
    }

    /// The names of all consumer groups, in order.
    var groups: [String] { groupNames.withLock { $0.sorted() } }

    /// Declares consumer groups, so that nothing is published before they exist.
    func declare(_ groups: [ConsumerGroup]) async throws {
        try await queue.declare(groups)
        groupNames.withLock { $0.formUnion(groups.map(\.name)) }
    }

    var traceHash: UInt64 { trace.withLock { $0.hash } }
    var traceLines: [String] { trace.withLock { $0.lines } }

    /// The regions in which anything is checked, in order.
    var regions: [Region] { Set(scenario.monitors.flatMap(\.regions)).sorted() }

    func note(_ node: String, _ event: String) {
        let elapsed = clock.elapsed
        trace.withLock { $0.note(elapsed, node, event) }
    }

    func takeDown(_ part: WorldPart, for duration: Duration) {
        let end = clock.elapsed + duration
        downUntil.withLock { $0[part] = end }
    }

    func isDown(_ part: WorldPart) -> Bool {
        let elapsed = clock.elapsed
        return downUntil.withLock { ($0[part] ?? .zero) > elapsed }
    }
}
