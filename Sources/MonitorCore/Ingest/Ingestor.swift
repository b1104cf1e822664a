public import CoreMetrics
public import Logging
public import ServiceLifecycle

/// Turns what workers report into stored results, ledger, rollups, states and transitions.
///
/// Consumes `check.completed`, and the dead letters of the workers, whose slots it records as missed. Everything that
/// follows from a monitor's reports is committed in one transaction guarded by the state's version; then the messages are
/// published, the latest status is cached, and the reports are acknowledged. Nothing is acknowledged before it is
/// committed, and a report that comes again changes nothing: any number of ingestors may share queue and store.
///
/// Metrics: `ingest_reports_total{outcome}` (`result`, `ended`, `duplicate`, `unvoted`: stored but too late to change a
/// status, `malformed`, `orphaned`: the monitor does not exist, `dead_letter`), `ingest_transitions_total{to}`,
/// `ingest_retractions_total`, `ingest_conflicts_total`, `ingest_failures_total`, `ingest_refused_messages_total` (that the
/// queue refuses for good), `ingest_lag_seconds` (from the latest slot of a batch to its commit),
/// `ledger_slots_total{outcome,source}`.
public struct Ingestor: Service {
    /// Limits and pauses.
    public struct Configuration: Sendable, Hashable {
        /// The name of the consumer group; dead letters are consumed as `<group>.dead`.
        public var group = "ingestor"
        /// The subjects on which check requests arrive that no worker could handle.
        public var deadLetterFilters: [SubjectFilter] = ["dead.worker.>"]
        /// The most reports that are handled in one step.
        public var batchCount = 1_024
        /// The most batches that are still handled once the service is shut down; other ingestors may go on, so the queue
        /// need never be empty.
        public var maximumDrainedBatchCount = 64
        /// How long one call waits for reports.
        public var idleTimeout = Duration.seconds(5)
        /// Deliveries before a report is dead-lettered; many, because a report that cannot be read is so at once and every
        /// other failure is an outage that ends.
        public var maximumDeliveries = 1_000
        /// How often a step is decided anew when another ingestor was faster.
        public var maximumConflictCount = 16
        /// The pause after the queue or a store could not be reached.
        public var failurePause = Duration.seconds(1)
        /// How often to look for committed messages that an ingestor died before publishing.
        public var relayInterval = Duration.seconds(5)
        /// How old a monitor's definition may be.
        public var refreshInterval = Duration.seconds(1)
        /// The most monitors whose state and definition are kept at hand.
        public var maximumCachedMonitorCount = 100_000
        /// Results whose slots are older than this are merged into hourly and daily rollups at once.
        ///
        /// A ``RollupCompactor`` may not look at them any more.
        public var directRollupAge = Duration.seconds(36 * 3_600)
        /// How long the latest status stays in the cache.
        public var statusTimeToLive = Duration.seconds(86_400)

        /// Creates the default configuration.
        public init() {}
    }

    private let queue: any MessageQueue
    private let store: any IngestStore
    private let results: any ResultStore
    private let cache: (any Cache)?
    private let time: any TimeSource
    private let configuration: Configuration
    private let logger: Logger
    private let catalog: MonitorCatalog
    private let states: IngestStateCache
    private let relay: OutboxRelay
    private let metrics: IngestMetrics

    /// Creates an ingestor.
    ///
    /// - Parameters:
    ///   - queue: Where reports come from and transitions go.
    ///   - store: Where everything is committed; it also is `results`, or shares its transactions.
    ///   - results: Where it is looked up whether an old slot has a result.
    ///   - monitors: The definitions of monitors.
    ///   - cache: Where the latest status goes, if anywhere.
    ///   - time: The clocks.
    ///   - configuration: Limits and pauses.
    ///   - logger: Where log lines go.
    ///   - metrics: Where metrics go.
    public init(
        queue: any MessageQueue,
        store: any IngestStore,
        results: any ResultStore,
        monitors: any MonitorStore,
        cache: (any Cache)? = nil,
        time: any TimeSource,
        configuration: Configuration = Configuration(),
        logger: Logger,
        metrics: any MetricsFactory = MetricsSystem.factory
    ) {
        self.queue = queue
        self.store = store
        self.results = results
        self.cache = cache
        self.time = time
        self.configuration = configuration
        self.logger = logger
        catalog = MonitorCatalog(
            store: monitors,
            time: time,
            refreshInterval: configuration.refreshInterval,
            limit: configuration.maximumCachedMonitorCount
        )
        states = IngestStateCache(limit: configuration.maximumCachedMonitorCount)
        let metrics = IngestMetrics(factory: metrics)
        self.metrics = metrics
        relay = OutboxRelay(store: store, queue: queue) { id, reason in
            metrics.refusedMessages.increment()
            logger.warning("The queue refuses a message for good", metadata: ["id": "\(id)", "reason": "\(reason)"])
        }
    }

    /// The groups as which the ingestor consumes.
    public var consumerGroups: [ConsumerGroup] { [reportGroup, deadLetterGroup] }

    /// Ingests until the service is shut down; what waits in the queue by then is finished first.
    public func run() async throws {
        let reports = try await queue.consumer(of: reportGroup)
        let deadLetters = try await queue.consumer(of: deadLetterGroup)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { await consume(reports) { try await step($0, from: reports) } }
            tasks.addTask { await consume(deadLetters) { try await stepDeadLetters($0, from: deadLetters) } }
            tasks.addTask { await relayLeftovers() }
            try await tasks.waitForAll()
        }
    }

    /// Handles one batch of reports; whatever fails, handling them again completes the work.
    func step(_ deliveries: [Delivery], from consumer: any QueueConsumer) async throws {
        try await settle(deliveries, from: consumer) { delivery throws(WireError) in
            try CheckReport(wireBytes: delivery.payload)
        }
    }

    /// Handles one batch of check requests that no worker could handle.
    func stepDeadLetters(_ deliveries: [Delivery], from consumer: any QueueConsumer) async throws {
        let now = time.now
        metrics.deadLetters.increment(by: deliveries.count)
        try await settle(deliveries, from: consumer) { delivery throws(WireError) in
            let request = try CheckRequest(wireBytes: delivery.payload)
            return .ended(LedgerEntry(slot: request.slot, outcome: .missed(.deadLettered), recordedAt: now))
        }
    }

    private var reportGroup: ConsumerGroup {
        ConsumerGroup(
            name: configuration.group,
            filters: ["check.completed"],
            maximumDeliveries: configuration.maximumDeliveries
        )
    }

    private var deadLetterGroup: ConsumerGroup {
        ConsumerGroup(
            name: "\(configuration.group).dead",
            filters: configuration.deadLetterFilters,
            maximumDeliveries: configuration.maximumDeliveries
        )
    }

    private func consume(
        _ consumer: any QueueConsumer,
        _ handle: ([Delivery]) async throws -> Void
    ) async {
        while !Task.isCancelled, !Task.isShuttingDownGracefully {
            do {
                let deliveries = try await cancelOnShutdown {
                    try await consumer.receive(upTo: configuration.batchCount, timeout: configuration.idleTimeout)
                }
                if !deliveries.isEmpty {
                    try await handle(deliveries)
                }
            } catch is CancellationError {
                break
            } catch {
                metrics.failures.increment()
                logger.debug("ingestion failed; it is repeated", metadata: ["error": "\(error)"])
                try? await cancelOnShutdown { try await time.sleep(for: configuration.failurePause) }
            }
        }
        await consumer.drain(
            batchCount: configuration.batchCount,
            maximumBatchCount: configuration.maximumDrainedBatchCount,
            handle
        )
    }

    private func relayLeftovers() async {
        while !Task.isCancelled, !Task.isShuttingDownGracefully {
            do {
                try await cancelOnShutdown {
                    try await relay.drain()
                    try await time.sleep(for: configuration.relayInterval)
                }
            } catch is CancellationError {
                return
            } catch {
                metrics.failures.increment()
                logger.debug("committed messages could not be published yet", metadata: ["error": "\(error)"])
                try? await cancelOnShutdown { try await time.sleep(for: configuration.failurePause) }
            }
        }
    }

    private func settle(
        _ deliveries: [Delivery],
        from consumer: any QueueConsumer,
        decode: (Delivery) throws(WireError) -> CheckReport
    ) async throws {
        var settlements: [Settlement] = []
        settlements.reserveCapacity(deliveries.count)
        var reports: [MonitorID: MonitorReports] = [:]
        for delivery in deliveries {
            do throws(WireError) {
                let report = try decode(delivery)
                reports[report.slot.monitor, default: MonitorReports()].add(report)
                settlements.append(Settlement(token: delivery.token, verdict: .acknowledge))
            } catch {
                metrics.malformed.increment()
                logger.debug("refused a report", metadata: ["id": "\(delivery.id)", "error": "\(error)"])
                settlements.append(Settlement(token: delivery.token, verdict: .terminate(reason: error.message)))
            }
        }
        do {
            try await ingest(reports)
            try await consumer.settle(settlements)
        } catch {
            let again = deliveries.map { Settlement(token: $0.token, verdict: .retry(after: nil)) }
            _ = try? await consumer.settle(again)
            throw error
        }
    }

    private func ingest(_ reports: [MonitorID: MonitorReports]) async throws {
        var pending = reports
        for _ in 0...max(0, configuration.maximumConflictCount) {
            guard !pending.isEmpty else { return }
            let conflicts = try await commit(pending)
            metrics.conflicts.increment(by: conflicts.count)
            pending = pending.filter { conflicts.contains($0.key) }
        }
        guard pending.isEmpty else {
            throw StoreError(code: .conflict, message: "other ingestors were faster too often; the reports come again")
        }
    }

    /// Decides and writes; returns the monitors of which another ingestor has written in between.
    private func commit(_ reports: [MonitorID: MonitorReports]) async throws -> Set<MonitorID> {
        let ids = Array(reports.keys)
        let definitions = try await catalog.definitions(of: ids)
        let stored = try await states.load(ids, from: store)
        var drafts = reports.map { monitor, reports in
            IngestDraft(
                monitor: monitor,
                reports: reports,
                definition: definitions[monitor],
                stored: stored[monitor]
            )
        }
        let uncertain = drafts.flatMap(\.uncertainSlots)
        let known = uncertain.isEmpty ? [] : try await results.slotsWithResult(among: uncertain)
        var commits: [IngestCommit] = []
        commits.reserveCapacity(drafts.count)
        var isRetraction: Set<MonitorID> = []
        let compactedBefore = time.now - configuration.directRollupAge
        for index in drafts.indices {
            guard var (commit, update) = drafts[index].commit(stored: known, compactedBefore: compactedBefore) else {
                continue
            }
            try await complete(&update, results: commit.results)
            commit.transitions = update.transitions
            try commit.addMessages(for: update)
            if update.retractsTransitionsFrom != nil {
                isRetraction.insert(commit.monitor)
            }
            commits.append(commit)
        }
        let conflicts: Set<MonitorID>
        do {
            conflicts = commits.isEmpty ? [] : try await store.commit(commits)
        } catch {
            // Whether it was written is not known: ask the store next time.
            states.forget(commits.map(\.monitor))
            throw error
        }
        states.forget(Array(conflicts))
        let written = commits.filter { !conflicts.contains($0.monitor) }
        states.keep(written)
        for draft in drafts where !conflicts.contains(draft.monitor) {
            count(draft, isRetraction: isRetraction.contains(draft.monitor))
        }
        await announce(written)
        return conflicts
    }

    /// Adds evidence and correlation to transitions that were decided by results of earlier batches.
    private func complete(_ update: inout StateUpdate, results: [CheckResult]) async throws {
        for (index, slot) in update.decidingSlots.enumerated() where !results.contains(where: { $0.slot == slot }) {
            let window = TimeWindow(start: slot.time, end: slot.time + .milliseconds(1))
            guard let result = try await self.results.results(of: slot.series, in: window, limit: 1).first else {
                continue
            }
            // Without its result, a transition is correlated by its slot.
            let placeholder = update.transitions[index].correlation
            for announced in update.announcements.indices
            where update.announcements[announced].correlation == placeholder {
                update.announcements[announced].evidence = result.evidence
                update.announcements[announced].correlation = result.correlation
            }
            update.transitions[index].evidence = result.evidence
            update.transitions[index].correlation = result.correlation
        }
    }

    private func count(_ draft: IngestDraft, isRetraction: Bool) {
        metrics.duplicates.increment(by: draft.duplicateCount)
        metrics.unvoted.increment(by: draft.unvotedCount)
        metrics.orphaned.increment(by: draft.orphanedCount)
        if isRetraction {
            metrics.retractions.increment()
        }
    }

    /// Tells what has been committed.
    ///
    /// None of this may fail the batch: messages wait in the store, the cache may forget.
    private func announce(_ commits: [IngestCommit]) async {
        var entries: [CacheEntry] = []
        var latest = Timestamp.distantPast
        var hasMessages = false
        for commit in commits {
            metrics.results.increment(by: commit.results.count)
            metrics.ended.increment(by: commit.ledger.count)
            metrics.ledger.countCompleted(commit.results.count)
            metrics.ledger.count(commit.ledger)
            hasMessages = hasMessages || !commit.messages.isEmpty
            for transition in commit.transitions {
                metrics.count(transition)
                logger.debug(
                    "a monitor changed",
                    metadata: [
                        "monitor": "\(transition.monitor)", "from": "\(transition.from)", "to": "\(transition.to)",
                        "correlation": "\(transition.correlation)",
                    ]
                )
            }
            guard let newest = commit.results.max(by: { $0.slot.time < $1.slot.time }) else { continue }
            latest = max(latest, newest.slot.time)
            if cache != nil, newest.slot.time >= commit.state.lastSlot ?? .distantPast {
                entries.append(
                    CacheEntry(
                        key: LatestStatus.cacheKey(of: commit.monitor),
                        value: LatestStatus(monitor: commit.monitor, state: commit.state, latest: newest).wireBytes,
                        timeToLive: configuration.statusTimeToLive
                    )
                )
            }
        }
        if latest != .distantPast {
            metrics.lag.record((time.now - latest).inSeconds)
        }
        do {
            if hasMessages {
                try await relay.drain()
            }
            if let cache, !entries.isEmpty {
                try await cache.set(entries)
            }
        } catch {
            metrics.failures.increment()
            logger.debug("committed, not yet announced", metadata: ["error": "\(error)"])
        }
    }
}
