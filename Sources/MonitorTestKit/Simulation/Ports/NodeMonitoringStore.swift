import MonitorCore

/// Results, states, ledger and rollups as one process reaches them.
struct NodeMonitoringStore: MonitoringStore {
    let base: any MonitoringStore
    let link: NodeLink
    let observer: WorldObserver

    private func read<Value: Sendable>(_ name: String, _ body: () async throws -> Value) async throws -> Value {
        try await link.call(.monitoring, name, body)
    }

    private func write<Value: Sendable>(_ name: String, _ body: () async throws -> Value) async throws -> Value {
        try await link.call(.monitoring, name, isWrite: true, body)
    }

    func states(of monitors: [MonitorID]) async throws -> [MonitorID: VersionedMonitorState] {
        try await read("states") { try await base.states(of: monitors) }
    }

    func commit(_ commits: [IngestCommit]) async throws -> Set<MonitorID> {
        try await write("commit \(commits.count)") {
            let conflicts = try await base.commit(commits)
            let applied = commits.filter { !conflicts.contains($0.monitor) }
            observer.written(applied.flatMap(\.messages))
            observer.stored(applied)
            for commit in applied {
                observer.overwrote(version: commit.expectedVersion, of: "the state of \(commit.monitor)")
            }
            return conflicts
        }
    }

    func transitions(of monitor: MonitorID, in window: TimeWindow) async throws -> [Transition] {
        try await read("transitions") { try await base.transitions(of: monitor, in: window) }
    }

    func removeTransitions(before instant: Timestamp, limit: Int) async throws -> Int {
        try await write("remove transitions") { try await base.removeTransitions(before: instant, limit: limit) }
    }

    func pendingMessages(limit: Int) async throws -> [OutgoingMessage] {
        try await read("pending messages") { try await base.pendingMessages(limit: limit) }
    }

    func removePendingMessages(_ ids: [String]) async throws {
        try await write("remove messages \(ids.count)") { try await base.removePendingMessages(ids) }
    }

    func append(_ results: [CheckResult]) async throws -> Int {
        try await write("append results") { try await base.append(results) }
    }

    func results(of series: SeriesKey, in window: TimeWindow, limit: Int) async throws -> [CheckResult] {
        try await read("results") { try await base.results(of: series, in: window, limit: limit) }
    }

    func latestResults(of monitors: [MonitorID]) async throws -> [CheckResult] {
        try await read("latest results") { try await base.latestResults(of: monitors) }
    }

    func slotsWithResult(among slots: [SlotID]) async throws -> Set<SlotID> {
        try await read("slots with result") { try await base.slotsWithResult(among: slots) }
    }

    func removeResults(before instant: Timestamp, limit: Int) async throws -> Int {
        try await write("remove results") { try await base.removeResults(before: instant, limit: limit) }
    }

    func record(_ entries: [LedgerEntry]) async throws -> Int {
        try await write("record \(entries.count)") { try await base.record(entries) }
    }

    func entries(of series: SeriesKey, in window: TimeWindow, limit: Int) async throws -> [LedgerEntry] {
        try await read("entries") { try await base.entries(of: series, in: window, limit: limit) }
    }

    func counts(of series: SeriesKey, in window: TimeWindow) async throws -> LedgerCounts {
        try await read("counts") { try await base.counts(of: series, in: window) }
    }

    func dispatchedThrough(shard: String) async throws -> Timestamp? {
        try await read("mark \(shard)") { try await base.dispatchedThrough(shard: shard) }
    }

    func setDispatchedThrough(_ instant: Timestamp, shard: String, fence: Fence) async throws {
        try await write("set mark \(shard)") {
            try await base.setDispatchedThrough(instant, shard: shard, fence: fence)
            observer.wrote(to: .monitoring, under: fence)
        }
    }

    func removeEntries(before instant: Timestamp, limit: Int) async throws -> Int {
        try await write("remove entries") { try await base.removeEntries(before: instant, limit: limit) }
    }

    func merge(_ buckets: [RollupBucket]) async throws {
        try await write("merge") { try await base.merge(buckets) }
    }

    func replace(_ buckets: [RollupBucket]) async throws {
        try await write("replace") { try await base.replace(buckets) }
    }

    func buckets(
        of series: SeriesKey,
        resolution: RollupResolution,
        in window: TimeWindow
    ) async throws -> [RollupBucket] {
        try await read("buckets") { try await base.buckets(of: series, resolution: resolution, in: window) }
    }

    func series(withBucketsOf resolution: RollupResolution, in window: TimeWindow) async throws -> [SeriesKey] {
        try await read("series") { try await base.series(withBucketsOf: resolution, in: window) }
    }

    func removeBuckets(of resolution: RollupResolution, before instant: Timestamp, limit: Int) async throws -> Int {
        try await write("remove buckets") {
            try await base.removeBuckets(of: resolution, before: instant, limit: limit)
        }
    }
}
