public import CoreMetrics
public import Logging
public import ServiceLifecycle
import Synchronization

/// Closes slots that nobody accounted for, so that the ledger always balances.
///
/// Of any number of auditors one works at a time, under the lease `ledger.auditor`. It walks all monitors, removed ones
/// too, and ends every slot that has had no outcome for longer than the grace period: missed with `noResult` when the
/// scheduler had dispatched it, and with `schedulerDown` when not. One that the monitor's next change met while it could
/// still have run is `superseded` instead, if it was not dispatched or came due just before the change. How far the
/// auditor got is kept in the ledger store under the name of the lease.
///
/// Metrics: `ledger_slots_total{outcome,source}`.
public final class LedgerAuditor: Service {
    /// The limits of the auditor.
    public struct Configuration: Sendable, Hashable {
        /// Identifies this auditor among others.
        public var node: String
        /// The number of virtual shards of the schedulers.
        public var shardCount: Int
        /// The time between two audits.
        public var interval: Duration
        /// How long a slot may stay without an outcome.
        public var grace: Duration
        /// How far back the first audit of all looks.
        public var lookBack: Duration
        /// Monitors, and entries, handled at a time.
        public var batchSize: Int

        /// Creates a configuration.
        public init(
            node: String,
            shardCount: Int = 64,
            interval: Duration = .seconds(300),
            grace: Duration = .seconds(600),
            lookBack: Duration = .seconds(7 * 86_400),
            batchSize: Int = 1_000
        ) {
            self.node = node
            self.shardCount = shardCount
            self.interval = interval
            self.grace = grace
            self.lookBack = lookBack
            self.batchSize = max(1, batchSize)
        }
    }

    /// What is known from the change feed about monitors that are listed no more.
    private struct Removals {
        var position: Int64 = 0
        var removedAt: [MonitorID: Timestamp] = [:]
    }

    /// A slot that came due so shortly before a change may have been dropped for it, dispatched or not.
    private static let changeLag = Duration.seconds(2)

    /// The name of the lease, and of the auditor's mark in the ledger store.
    public static let leaseName = "ledger.auditor"

    private let configuration: Configuration
    private let monitors: any MonitorStore
    private let ledger: any LedgerStore
    private let leases: any LeaseStore
    private let time: any TimeSource
    private let logger: Logger
    private let metrics: LedgerMetrics
    private let accountant: LedgerAccountant
    private let removals = Mutex(Removals())

    /// Creates an auditor.
    public init(
        configuration: Configuration,
        monitors: any MonitorStore,
        ledger: any LedgerStore,
        leases: any LeaseStore,
        time: any TimeSource,
        logger: Logger,
        metrics: any MetricsFactory = MetricsSystem.factory
    ) {
        self.configuration = configuration
        self.monitors = monitors
        self.ledger = ledger
        self.leases = leases
        self.time = time
        self.logger = logger
        self.metrics = LedgerMetrics(source: "auditor", factory: metrics)
        accountant = LedgerAccountant(monitors: monitors, ledger: ledger)
    }

    /// Audits until shut down.
    public func run() async throws {
        await time.repeatUntilShutdown(
            every: configuration.interval,
            logger: logger,
            failure: "the ledger could not be audited; it is repeated"
        ) {
            try await self.audit()
        }
    }

    /// Closes what is due to be closed now.
    ///
    /// - Returns: How many slots were closed; 0 also when another auditor is at work.
    @discardableResult
    public func audit() async throws -> Int {
        let duration = max(configuration.interval * 3, .seconds(60))
        guard var lease = try await leases.acquire(Self.leaseName, holder: configuration.node, duration: duration)
        else {
            return 0
        }
        let now = time.now
        let start = try await ledger.dispatchedThrough(shard: Self.leaseName) ?? now - configuration.lookBack
        let window = TimeWindow(start: start, end: now - configuration.grace)
        guard !window.isEmpty else { return 0 }
        let shards = ShardMap(count: configuration.shardCount)
        var records: [ShardRecord] = []
        for shard in 0..<shards.count {
            let name = shards.name(of: shard)
            records.append(
                ShardRecord(
                    mark: try await ledger.dispatchedThrough(shard: name) ?? .distantPast,
                    absence: try await ledger.absence(shard: name)
                )
            )
        }
        var closed = 0
        var cursor: MonitorID?
        repeat {
            let page = try await monitors.list(tenant: nil, from: cursor, limit: configuration.batchSize)
            for stored in page.monitors {
                closed += try await close(stored.monitor.id, in: window, shards: shards, records: records)
            }
            cursor = page.next
            guard let renewed = try await leases.renew([lease], duration: duration).first else { return closed }
            lease = renewed
        } while cursor != nil
        for id in try await removedMonitors(since: window.start) {
            closed += try await close(id, in: window, shards: shards, records: records)
        }
        try await ledger.setDispatchedThrough(window.end, shard: Self.leaseName, fence: lease.fence)
        return closed
    }

    private func close(
        _ monitor: MonitorID,
        in window: TimeWindow,
        shards: ShardMap,
        records: [ShardRecord]
    ) async throws -> Int {
        let record = records[shards.shard(of: monitor)]
        let due = DueSlots(history: try await monitors.history(of: monitor))
        var rest = window
        var closed = 0
        while !rest.isEmpty {
            let slots = try await accountant.slotsWithoutOutcome(
                of: monitor,
                due: due,
                in: rest,
                limit: configuration.batchSize
            )
            guard !slots.isEmpty else { break }
            let entries = slots.map { slot in
                LedgerEntry(
                    slot: slot,
                    outcome: outcome(of: slot.time, due: due, record: record),
                    recordedAt: time.now
                )
            }
            closed += try await ledger.record(entries)
            metrics.count(entries)
            let ends = Dictionary(grouping: slots, by: \.region).values
                .filter { $0.count >= configuration.batchSize }
                .compactMap(\.last?.time)
            guard let end = ends.min() else { break }
            rest.start = end + .nanoseconds(1)
        }
        return closed
    }

    private func outcome(of slot: Timestamp, due: DueSlots, record: ShardRecord) -> SlotOutcome {
        let reason = record.reason(for: slot)
        guard let change = due.change(during: slot) else { return .missed(reason) }
        return reason == .schedulerDown || change - slot <= Self.changeLag ? .superseded : .missed(reason)
    }

    /// The monitors that were removed after an instant and do not exist now.
    private func removedMonitors(since start: Timestamp) async throws -> [MonitorID] {
        while true {
            let position = removals.withLock { $0.position }
            let changes = try await monitors.changes(after: position, limit: configuration.batchSize)
            guard !changes.isEmpty else { break }
            removals.withLock { removals in
                for change in changes where change.sequence > removals.position {
                    removals.removedAt[change.id] = change.monitor == nil ? change.changedAt : nil
                    removals.position = change.sequence
                }
            }
        }
        return removals.withLock { removals in
            removals.removedAt = removals.removedAt.filter { $0.value > start }
            return removals.removedAt.keys.sorted()
        }
    }
}
