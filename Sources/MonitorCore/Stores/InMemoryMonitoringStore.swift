import Synchronization

/// Keeps results, ledger, rollups and states in this process's memory: the reference for every other implementation.
///
/// One lock guards everything, so a commit is atomic.
public final class InMemoryMonitoringStore: ResultStore, LedgerStore, RollupStore, IngestStore {
    /// How much a store may hold; writing more throws ``StoreError`` with code `outOfSpace`.
    public struct Limits: Sendable, Hashable {
        /// Raw results.
        public var maximumResultCount: Int
        /// Ledger entries.
        public var maximumLedgerCount: Int
        /// Rollup buckets.
        public var maximumBucketCount: Int
        /// Transitions.
        public var maximumTransitionCount: Int
        /// Messages that were committed and not yet removed.
        public var maximumPendingMessageCount: Int
        /// Shards of schedulers.
        public var maximumShardCount: Int

        /// Creates limits.
        public init(
            maximumResultCount: Int = 10_000_000,
            maximumLedgerCount: Int = 50_000_000,
            maximumBucketCount: Int = 10_000_000,
            maximumTransitionCount: Int = 1_000_000,
            maximumPendingMessageCount: Int = 1_000_000,
            maximumShardCount: Int = 262_144
        ) {
            self.maximumResultCount = maximumResultCount
            self.maximumLedgerCount = maximumLedgerCount
            self.maximumBucketCount = maximumBucketCount
            self.maximumTransitionCount = maximumTransitionCount
            self.maximumPendingMessageCount = maximumPendingMessageCount
            self.maximumShardCount = maximumShardCount
        }
    }

    private let time: any TimeSource
    private let state: Mutex<MonitoringState>

    /// Creates an empty store.
    public init(time: any TimeSource, limits: Limits = Limits()) {
        self.time = time
        state = Mutex(MonitoringState(limits: limits))
    }

    /// Stores results, all or none; of two results for one slot the first stays.
    @discardableResult
    public func append(_ results: [CheckResult]) async throws -> Int {
        try state.withLock { state in
            try state.checkRoom(results: results.count, ledger: results.count)
            return state.append(results, now: time.now)
        }
    }

    /// The results of a series whose slots lie in a window, in order of slot time.
    public func results(of series: SeriesKey, in window: TimeWindow, limit: Int) async throws -> [CheckResult] {
        state.withLock { state in
            Array(state[series]?.results.elements(in: window).prefix(max(0, limit)) ?? [])
        }
    }

    /// The latest result of every region of each of the monitors, in order of series.
    public func latestResults(of monitors: [MonitorID]) async throws -> [CheckResult] {
        state.withLock { state in
            Set(monitors)
                .flatMap { state.monitors[$0]?.series.values.compactMap(\.results.elements.last) ?? [] }
                .sorted { $0.slot.series < $1.slot.series }
        }
    }

    /// Those of the slots that have a result.
    public func slotsWithResult(among slots: [SlotID]) async throws -> Set<SlotID> {
        state.withLock { state in
            Set(slots.filter { state[$0.series]?.results[$0.time] != nil })
        }
    }

    /// Removes results whose slots lie before an instant, oldest first; the ledger keeps how the slots ended.
    public func removeResults(before instant: Timestamp, limit: Int) async throws -> Int {
        state.withLock { state in
            let count = state.monitors.removeOldest(\.results, before: instant, limit: limit)
            state.resultCount -= count
            return count
        }
    }

    /// Records how slots ended, all or none.
    @discardableResult
    public func record(_ entries: [LedgerEntry]) async throws -> Int {
        try state.withLock { state in
            try state.checkRoom(ledger: entries.count)
            return state.record(entries)
        }
    }

    /// The entries of a series whose slots lie in a window, in order of slot time.
    public func entries(of series: SeriesKey, in window: TimeWindow, limit: Int) async throws -> [LedgerEntry] {
        state.withLock { state in
            let marks = state[series]?.ledger.elements(in: window).prefix(max(0, limit)) ?? []
            return marks.map { mark in
                LedgerEntry(
                    slot: SlotID(series: series, time: mark.seriesTime),
                    outcome: mark.outcome,
                    recordedAt: mark.recordedAt
                )
            }
        }
    }

    /// How many slots of a series in a window ended in which way.
    public func counts(of series: SeriesKey, in window: TimeWindow) async throws -> LedgerCounts {
        state.withLock { state in
            var counts = LedgerCounts()
            for mark in state[series]?.ledger.elements(in: window) ?? [] {
                counts.add(mark.outcome)
            }
            return counts
        }
    }

    /// Up to when all due slots of a shard have been dispatched or recorded; `nil` when the shard never ran.
    public func dispatchedThrough(shard: String) async throws -> Timestamp? {
        state.withLock { $0.dispatchedThrough[shard] }
    }

    /// Moves a shard's mark, backward too.
    public func setDispatchedThrough(_ instant: Timestamp, shard: String, fence: Fence) async throws {
        try state.withLock { try $0.setDispatchedThrough(instant, shard: shard, fence: fence) }
    }

    /// Removes entries whose slots lie before an instant, oldest first.
    public func removeEntries(before instant: Timestamp, limit: Int) async throws -> Int {
        state.withLock { state in
            let count = state.monitors.removeOldest(\.ledger, before: instant, limit: limit)
            state.ledgerCount -= count
            return count
        }
    }

    /// Adds buckets to what is stored for the same series, resolution and start, all or none.
    public func merge(_ buckets: [RollupBucket]) async throws {
        try state.withLock { state in
            try state.checkRoom(buckets: buckets.count)
            state.merge(buckets)
        }
    }

    /// Replaces what is stored for the same series, resolution and start, all or none.
    public func replace(_ buckets: [RollupBucket]) async throws {
        try state.withLock { state in
            try state.checkRoom(buckets: buckets.count)
            state.replace(buckets)
        }
    }

    /// The buckets of a series that begin in a window, in order.
    public func buckets(
        of series: SeriesKey,
        resolution: RollupResolution,
        in window: TimeWindow
    ) async throws -> [RollupBucket] {
        state.withLock { state in
            Array(state[series]?[buckets: resolution].elements(in: window) ?? [])
        }
    }

    /// The series that have a bucket of a resolution beginning in a window, in order.
    public func series(
        withBucketsOf resolution: RollupResolution,
        in window: TimeWindow
    ) async throws -> [SeriesKey] {
        state.withLock { state in
            var found: [SeriesKey] = []
            for (monitor, history) in state.monitors {
                for (region, series) in history.series {
                    if !series[buckets: resolution].elements(in: window).isEmpty {
                        found.append(SeriesKey(monitor: monitor, region: region))
                    }
                }
            }
            return found.sorted()
        }
    }

    /// Removes buckets of a resolution that begin before an instant, oldest first.
    public func removeBuckets(
        of resolution: RollupResolution,
        before instant: Timestamp,
        limit: Int
    ) async throws -> Int {
        state.withLock { state in
            let path = \SeriesHistory[buckets: resolution]
            let count = state.monitors.removeOldest(path, before: instant, limit: limit)
            state.bucketCount -= count
            return count
        }
    }

    /// The stored states of those of the monitors that have one.
    public func states(of monitors: [MonitorID]) async throws -> [MonitorID: VersionedMonitorState] {
        state.withLock { state in
            var found: [MonitorID: VersionedMonitorState] = [:]
            for id in monitors {
                if let history = state.monitors[id], history.version > 0 {
                    found[id] = VersionedMonitorState(version: history.version, state: history.state)
                }
            }
            return found
        }
    }

    /// Applies each commit wholly or not at all; one that conflicts does not hold up the others.
    public func commit(_ commits: [IngestCommit]) async throws -> Set<MonitorID> {
        try state.withLock { state in
            try state.checkRoom(
                results: commits.reduce(0) { $0 + $1.results.count },
                ledger: commits.reduce(0) { $0 + $1.results.count + $1.ledger.count },
                buckets: commits.reduce(0) { $0 + $1.rollups.count },
                transitions: commits.reduce(0) { $0 + $1.transitions.count },
                messages: commits.reduce(0) { $0 + $1.messages.count }
            )
            let now = time.now
            var conflicts: Set<MonitorID> = []
            for commit in commits where !state.apply(commit, now: now) {
                conflicts.insert(commit.monitor)
            }
            return conflicts
        }
    }

    /// The transitions of a monitor that were decided in a window, in order.
    public func transitions(of monitor: MonitorID, in window: TimeWindow) async throws -> [Transition] {
        state.withLock { state in
            guard let stored = state.monitors[monitor]?.transitions else { return [] }
            let start = stored.lowerBound { $0.decidedAt >= window.start }
            let end = stored.lowerBound { $0.decidedAt >= window.end }
            return Array(stored[start..<end])
        }
    }

    /// Removes transitions decided before an instant, oldest first; each monitor's newest stays.
    public func removeTransitions(before instant: Timestamp, limit: Int) async throws -> Int {
        state.withLock { $0.removeTransitions(before: instant, limit: limit) }
    }

    /// Messages that were committed and not yet removed, oldest first.
    public func pendingMessages(limit: Int) async throws -> [OutgoingMessage] {
        state.withLock { $0.pending.first(limit) }
    }

    /// Removes messages, by id, that the queue has accepted.
    public func removePendingMessages(_ ids: [String]) async throws {
        state.withLock { state in
            for id in ids {
                state.pending.remove(id)
            }
        }
    }
}
