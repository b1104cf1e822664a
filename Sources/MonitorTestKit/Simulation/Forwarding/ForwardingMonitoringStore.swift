package import MonitorCore

/// A store that passes everything on, but for what it implements itself.
package protocol ForwardingMonitoringStore: MonitoringStore {
    var base: any MonitoringStore { get }
}

extension ForwardingMonitoringStore {
    package func append(_ results: [CheckResult]) async throws -> Int {
        try await base.append(results)
    }

    package func results(of series: SeriesKey, in window: TimeWindow, limit: Int) async throws -> [CheckResult] {
        try await base.results(of: series, in: window, limit: limit)
    }

    package func latestResults(of monitors: [MonitorID]) async throws -> [CheckResult] {
        try await base.latestResults(of: monitors)
    }

    package func slotsWithResult(among slots: [SlotID]) async throws -> Set<SlotID> {
        try await base.slotsWithResult(among: slots)
    }

    package func removeResults(before instant: Timestamp, limit: Int) async throws -> Int {
        try await base.removeResults(before: instant, limit: limit)
    }

    package func record(_ entries: [LedgerEntry]) async throws -> Int {
        try await base.record(entries)
    }

    package func entries(of series: SeriesKey, in window: TimeWindow, limit: Int) async throws -> [LedgerEntry] {
        try await base.entries(of: series, in: window, limit: limit)
    }

    package func counts(of series: SeriesKey, in window: TimeWindow) async throws -> LedgerCounts {
        try await base.counts(of: series, in: window)
    }

    package func dispatchedThrough(shard: String) async throws -> Timestamp? {
        try await base.dispatchedThrough(shard: shard)
    }

    package func setDispatchedThrough(_ instant: Timestamp, shard: String, fence: Fence) async throws {
        try await base.setDispatchedThrough(instant, shard: shard, fence: fence)
    }

    package func removeEntries(before instant: Timestamp, limit: Int) async throws -> Int {
        try await base.removeEntries(before: instant, limit: limit)
    }

    package func merge(_ buckets: [RollupBucket]) async throws {
        try await base.merge(buckets)
    }

    package func replace(_ buckets: [RollupBucket]) async throws {
        try await base.replace(buckets)
    }

    package func buckets(
        of series: SeriesKey,
        resolution: RollupResolution,
        in window: TimeWindow
    ) async throws -> [RollupBucket] {
        try await base.buckets(of: series, resolution: resolution, in: window)
    }

    package func series(withBucketsOf resolution: RollupResolution, in window: TimeWindow) async throws -> [SeriesKey] {
        try await base.series(withBucketsOf: resolution, in: window)
    }

    package func removeBuckets(of resolution: RollupResolution, before instant: Timestamp, limit: Int) async throws
        -> Int
    {
        try await base.removeBuckets(of: resolution, before: instant, limit: limit)
    }

    package func states(of monitors: [MonitorID]) async throws -> [MonitorID: VersionedMonitorState] {
        try await base.states(of: monitors)
    }

    package func commit(_ commits: [IngestCommit]) async throws -> Set<MonitorID> {
        try await base.commit(commits)
    }

    package func transitions(of monitor: MonitorID, in window: TimeWindow) async throws -> [Transition] {
        try await base.transitions(of: monitor, in: window)
    }

    package func removeTransitions(before instant: Timestamp, limit: Int) async throws -> Int {
        try await base.removeTransitions(before: instant, limit: limit)
    }

    package func pendingMessages(limit: Int) async throws -> [OutgoingMessage] {
        try await base.pendingMessages(limit: limit)
    }

    package func removePendingMessages(_ ids: [String]) async throws {
        try await base.removePendingMessages(ids)
    }
}
