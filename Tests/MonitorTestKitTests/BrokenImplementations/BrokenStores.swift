import MonitorCore

/// Says that it stored a batch and leaves out the batch's last result.
struct LosesLastWriteStore: ResultStore {
    let base: InMemoryMonitoringStore

    func append(_ results: [CheckResult]) async throws -> Int {
        try await base.append(results.dropLast()) + (results.isEmpty ? 0 : 1)
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
}

/// Overwrites whatever is there, and drops what it does not know.
struct CarelessMonitorStore: MonitorStore {
    let base: InMemoryMonitorStore

    func put(_ monitors: [Monitor], expecting expectation: ExpectedRevision) async throws -> [StoredMonitor] {
        try await base.put(
            monitors.map { monitor in
                var monitor = monitor
                monitor.unknownFields = nil
                return monitor
            },
            expecting: .any
        )
    }

    func remove(_ id: MonitorID, expecting expectation: ExpectedRevision) async throws {
        try await base.remove(id, expecting: .any)
    }

    func monitors(_ ids: [MonitorID]) async throws -> [MonitorID: StoredMonitor] {
        try await base.monitors(ids)
    }

    func list(tenant: TenantID?, from cursor: MonitorID?, limit: Int) async throws -> MonitorPage {
        try await base.list(tenant: nil, from: cursor, limit: limit)
    }

    func changes(after sequence: Int64, limit: Int) async throws -> [MonitorChange] {
        try await base.changes(after: sequence + 1, limit: limit)
    }

    func latestSequence() async throws -> Int64 {
        try await base.latestSequence() - 1
    }

    func history(of id: MonitorID) async throws -> [MonitorChange] {
        try await base.history(of: id)
    }
}

/// Replaces buckets where it should add to them.
struct ReplacingRollupStore: RollupStore {
    let base: InMemoryMonitoringStore

    func merge(_ buckets: [RollupBucket]) async throws {
        try await base.replace(buckets)
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
        try await base.series(withBucketsOf: resolution, in: window).reversed()
    }

    func removeBuckets(
        of resolution: RollupResolution,
        before instant: Timestamp,
        limit: Int
    ) async throws -> Int {
        try await base.removeBuckets(of: resolution, before: instant + .nanoseconds(1), limit: limit)
    }
}

/// Lets an older outcome stand against `completed`, lets any holder move a mark, and closes windows at both ends.
struct StubbornLedgerStore: LedgerStore {
    let base: InMemoryMonitoringStore

    func record(_ entries: [LedgerEntry]) async throws -> Int {
        var fresh: [LedgerEntry] = []
        for entry in entries {
            let window = TimeWindow(start: entry.slot.time, end: entry.slot.time + .nanoseconds(1))
            if try await base.entries(of: entry.slot.series, in: window, limit: 1).isEmpty {
                fresh.append(entry)
            }
        }
        return try await base.record(fresh)
    }

    func entries(of series: SeriesKey, in window: TimeWindow, limit: Int) async throws -> [LedgerEntry] {
        try await base.entries(of: series, in: closed(window), limit: limit)
    }

    func counts(of series: SeriesKey, in window: TimeWindow) async throws -> LedgerCounts {
        try await base.counts(of: series, in: closed(window))
    }

    func dispatchedThrough(shard: String) async throws -> Timestamp? {
        try await base.dispatchedThrough(shard: shard)
    }

    func setDispatchedThrough(_ instant: Timestamp, shard: String, fence: Fence) async throws {
        let anyone = Fence(lease: fence.lease, token: .max)
        try await base.setDispatchedThrough(instant, shard: shard, fence: anyone)
    }

    func removeEntries(before instant: Timestamp, limit: Int) async throws -> Int {
        try await base.removeEntries(before: instant, limit: limit)
    }

    private func closed(_ window: TimeWindow) -> TimeWindow {
        TimeWindow(start: window.start, end: window.end + .nanoseconds(1))
    }
}
