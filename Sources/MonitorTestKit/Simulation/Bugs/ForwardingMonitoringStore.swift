import MonitorCore

/// A store that passes everything on, but for what it implements itself.
protocol ForwardingMonitoringStore: MonitoringStore {
    var base: any MonitoringStore { get }
}

extension ForwardingMonitoringStore {
    func append(_ results: [CheckResult]) async throws -> Int {
        try await base.append(results)
    }

    func results(of series: SeriesKey, in window: TimeWindow, limit: Int) async throws -> [CheckResult] {
        try await base.results(of: series, in: window, limit: limit)
    }

    func latestResults(of monitors: [MonitorID]) async throws -> [CheckResult] {
        try await base.latestResults(of: monitors)
    }

    func slotsWithResult(among slots: [SlotID]) async throws -> Set<SlotID> {
        try await base.slotsWithResult(among: slots)
    }

    func removeResults(before instant: Timestamp, limit: Int) async throws -> Int {
        try await base.removeResults(before: instant, limit: limit)
    }

    func record(_ entries: [LedgerEntry]) async throws -> Int {
        try await base.record(entries)
    }

    func entries(of series: SeriesKey, in window: TimeWindow, limit: Int) async throws -> [LedgerEntry] {
        try await base.entries(of: series, in: window, limit: limit)
    }

    func counts(of series: SeriesKey, in window: TimeWindow) async throws -> LedgerCounts {
        try await base.counts(of: series, in: window)
    }

    func dispatchedThrough(shard: String) async throws -> Timestamp? {
        try await base.dispatchedThrough(shard: shard)
    }

    func setDispatchedThrough(_ instant: Timestamp, shard: String, fence: Fence) async throws {
        try await base.setDispatchedThrough(instant, shard: shard, fence: fence)
    }

    func removeEntries(before instant: Timestamp, limit: Int) async throws -> Int {
        try await base.removeEntries(before: instant, limit: limit)
    }

    func merge(_ buckets: [RollupBucket]) async throws {
        try await base.merge(buckets)
    }

    func replace(_ buckets: [RollupBucket]) async throws {
        try await base.replace(buckets)
    }

    func buckets(
        of series: SeriesKey,
        resolution: RollupResolution,
        in window: TimeWindow
    ) async throws -> [RollupBucket] {
        try await base.buckets(of: series, resolution: resolution, in: window)
    }

    func series(withBucketsOf resolution: RollupResolution, in window: TimeWindow) async throws -> [SeriesKey] {
        try await base.series(withBucketsOf: resolution, in: window)
    }

    func removeBuckets(of resolution: RollupResolution, before instant: Timestamp, limit: Int) async throws -> Int {
        try await base.removeBuckets(of: resolution, before: instant, limit: limit)
    }

    func states(of monitors: [MonitorID]) async throws -> [MonitorID: VersionedMonitorState] {
        try await base.states(of: monitors)
    }

    func commit(_ commits: [IngestCommit]) async throws -> Set<MonitorID> {
        try await base.commit(commits)
    }

    func transitions(of monitor: MonitorID, in window: TimeWindow) async throws -> [Transition] {
        try await base.transitions(of: monitor, in: window)
    }

    func removeTransitions(before instant: Timestamp, limit: Int) async throws -> Int {
        try await base.removeTransitions(before: instant, limit: limit)
    }

    func pendingMessages(limit: Int) async throws -> [OutgoingMessage] {
        try await base.pendingMessages(limit: limit)
    }

    func removePendingMessages(_ ids: [String]) async throws {
        try await base.removePendingMessages(ids)
    }
}
