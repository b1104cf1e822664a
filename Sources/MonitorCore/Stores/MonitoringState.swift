/// What an ``InMemoryMonitoringStore`` holds.
struct MonitoringState {
    let limits: InMemoryMonitoringStore.Limits
    var monitors: [MonitorID: MonitorHistory] = [:]
    var resultCount = 0
    var ledgerCount = 0
    var bucketCount = 0
    var pending = PendingMessages()
    private(set) var dispatchedThrough: [String: Timestamp] = [:]
    private var transitionCount = 0
    private var fences: [String: UInt64] = [:]

    init(limits: InMemoryMonitoringStore.Limits) {
        self.limits = limits
    }

    subscript(series: SeriesKey) -> SeriesHistory? {
        monitors[series.monitor]?.series[series.region]
    }

    /// Throws unless all of this can be added, even if none of it is there yet.
    func checkRoom(
        results: Int = 0,
        ledger: Int = 0,
        buckets: Int = 0,
        transitions: Int = 0,
        messages: Int = 0
    ) throws {
        let needs = [
            ("results", resultCount + results, limits.maximumResultCount),
            ("ledger entries", ledgerCount + ledger, limits.maximumLedgerCount),
            ("rollup buckets", bucketCount + buckets, limits.maximumBucketCount),
            ("transitions", transitionCount + transitions, limits.maximumTransitionCount),
            ("pending messages", pending.count + messages, limits.maximumPendingMessageCount),
        ]
        if let (what, _, limit) = needs.first(where: { $0.1 > $0.2 }) {
            throw StoreError(
                code: .outOfSpace,
                message: "the store holds at most \(limit) \(what); remove old ones or raise the limit"
            )
        }
    }

    mutating func append(_ results: [CheckResult], now: Timestamp) -> Int {
        var count = 0
        for result in results where self[mutable: result.slot.series].results.insert(result) {
            count += 1
            _ = record(result.slot, outcome: .completed, recordedAt: now)
        }
        resultCount += count
        return count
    }

    mutating func record(_ entries: [LedgerEntry]) -> Int {
        var count = 0
        for entry in entries where record(entry.slot, outcome: entry.outcome, recordedAt: entry.recordedAt) {
            count += 1
        }
        return count
    }

    private mutating func record(_ slot: SlotID, outcome: SlotOutcome, recordedAt: Timestamp) -> Bool {
        let mark = LedgerMark(seriesTime: slot.time, outcome: outcome, recordedAt: recordedAt)
        if self[mutable: slot.series].ledger.insert(mark) {
            ledgerCount += 1
            return true
        }
        guard outcome == .completed, self[slot.series]?.ledger[slot.time]?.outcome != .completed else { return false }
        self[mutable: slot.series].ledger[slot.time] = mark
        return true
    }

    mutating func merge(_ buckets: [RollupBucket]) {
        for bucket in buckets {
            if var stored = self[bucket] {
                stored.merge(bucket)
                self[bucket] = stored
            } else {
                self[bucket] = bucket
            }
        }
    }

    mutating func replace(_ buckets: [RollupBucket]) {
        for bucket in buckets {
            self[bucket] = bucket
        }
    }

    mutating func setDispatchedThrough(_ instant: Timestamp, shard: String, fence: Fence) throws {
        if let seen = fences[fence.lease], seen > fence.token {
            throw StoreError(
                code: .fenced,
                message: "lease \(fence.lease) was granted anew (token \(seen) after \(fence.token)); stop acting on it"
            )
        }
        let isNew = dispatchedThrough[shard] == nil || fences[fence.lease] == nil
        guard !isNew || max(dispatchedThrough.count, fences.count) < limits.maximumShardCount else {
            throw StoreError(
                code: .outOfSpace,
                message: "the store holds the marks of \(limits.maximumShardCount) shards; raise the limit"
            )
        }
        fences[fence.lease] = fence.token
        dispatchedThrough[shard] = instant
    }

    /// Applies a commit, or returns `false` when it conflicts.
    mutating func apply(_ commit: IngestCommit, now: Timestamp) -> Bool {
        let version = monitors[commit.monitor]?.version ?? 0
        guard version == commit.expectedVersion else { return false }
        _ = append(commit.results, now: now)
        _ = record(commit.ledger)
        merge(commit.rollups)
        change(commit.monitor) { history in
            history.version += 1
            history.state = commit.state
            if let instant = commit.retractsTransitionsFrom {
                history.retractTransitions(from: instant)
            }
            for transition in commit.transitions {
                history.insert(transition)
            }
        }
        for message in commit.messages {
            pending.append(message)
        }
        return true
    }

    /// Removes the oldest transitions before an instant, but none that is a monitor's newest.
    mutating func removeTransitions(before instant: Timestamp, limit: Int) -> Int {
        let count = monitors.removeOldestTransitions(before: instant, limit: limit)
        transitionCount -= count
        return count
    }

    private mutating func change(_ monitor: MonitorID, _ body: (inout MonitorHistory) -> Void) {
        let before = monitors[monitor]?.transitions.count ?? 0
        body(&monitors[monitor, default: MonitorHistory()])
        transitionCount += (monitors[monitor]?.transitions.count ?? 0) - before
    }

    private subscript(mutable series: SeriesKey) -> SeriesHistory {
        get { self[series] ?? SeriesHistory() }
        _modify {
            yield &monitors[series.monitor, default: MonitorHistory()].series[series.region, default: SeriesHistory()]
        }
    }

    /// The stored bucket in the place of a bucket.
    private subscript(bucket: RollupBucket) -> RollupBucket? {
        get { self[bucket.series]?[buckets: bucket.resolution][bucket.start] }
        set {
            bucketCount += (newValue == nil ? 0 : 1) - (self[bucket] == nil ? 0 : 1)
            self[mutable: bucket.series][buckets: bucket.resolution][bucket.start] = newValue
        }
    }
}
