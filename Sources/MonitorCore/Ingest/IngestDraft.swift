/// How the reports of one monitor become a commit: the pure part of ingestion.
struct IngestDraft: Sendable {
    let monitor: MonitorID
    private let definition: MonitorCatalog.Definition?
    private let version: Int64
    private var state: MonitorState
    private let entries: [LedgerEntry]
    /// Results of slots that the state knows to be new.
    private var results: [CheckResult] = []
    /// Results of slots of which only the result store knows whether they are new.
    private var uncertain: [CheckResult] = []
    private(set) var duplicateCount = 0
    /// Results that are stored, yet too late, or of no region with a vote, and so change no status.
    private(set) var unvotedCount = 0
    /// Reports of a monitor that has been removed, or never was.
    let orphanedCount: Int

    /// Sorts out which results are new.
    ///
    /// - Parameters:
    ///   - monitor: The monitor.
    ///   - reports: What was reported of it.
    ///   - definition: Its definition, or `nil` when it has been removed: what is reported then is kept, and decides
    ///     nothing.
    ///   - stored: Its stored state.
    init(
        monitor: MonitorID,
        reports: MonitorReports,
        definition: MonitorCatalog.Definition?,
        stored: VersionedMonitorState?
    ) {
        self.monitor = monitor
        self.definition = definition
        version = stored?.version ?? 0
        state = stored?.state ?? MonitorState()
        entries = reports.entries
        orphanedCount = definition == nil ? reports.results.count + reports.entries.count : 0
        if let definition {
            state.adopt(definition.policy)
        }
        var ordered = reports.results
        if ordered.count > 1 {
            ordered.sort {
                $0.slot.region == $1.slot.region ? $0.slot.time < $1.slot.time : $0.slot.region < $1.slot.region
            }
        }
        var previous: SlotID?
        let mayBeInMaintenance = definition?.monitor.maintenance.isEmpty == false
        for var result in ordered {
            let slot = result.slot
            guard slot != previous else {
                duplicateCount += 1
                continue
            }
            previous = slot
            if mayBeInMaintenance, let monitor = definition?.monitor, monitor.isInMaintenance(at: slot.time) {
                result.isInMaintenance = true
            }
            switch definition == nil ? .outside : state.standing(of: slot) {
            case .new: results.append(result)
            case .folded: duplicateCount += 1
            case .outside: uncertain.append(result)
            }
        }
    }

    /// The slots to ask the result store about before ``commit(stored:)``.
    var uncertainSlots: [SlotID] { uncertain.map(\.slot) }

    /// Decides what to write.
    ///
    /// - Parameters:
    ///   - stored: Those of ``uncertainSlots`` that have a result.
    ///   - compactedBefore: Results of slots before this go into hours and days at once, not only into minutes.
    /// - Returns: The commit, without messages, and what it was decided on; `nil` when nothing is new.
    mutating func commit(
        stored: Set<SlotID>,
        compactedBefore: Timestamp
    ) -> (commit: IngestCommit, update: StateUpdate)? {
        for result in uncertain {
            if stored.contains(result.slot) {
                duplicateCount += 1
            } else {
                unvotedCount += 1
                results.append(result)
            }
        }
        uncertain = []
        guard !results.isEmpty || !entries.isEmpty else { return nil }
        var update = StateUpdate()
        if let definition, !results.isEmpty {
            update = state.fold(
                results,
                of: monitor,
                tenant: definition.monitor.tenant,
                policy: definition.policy
            )
        }
        let commit = IngestCommit(
            monitor: monitor,
            expectedVersion: version,
            state: state,
            results: results,
            ledger: entries,
            rollups: buckets(compactedBefore: compactedBefore),
            retractsTransitionsFrom: update.retractsTransitionsFrom,
            transitions: update.transitions
        )
        return (commit, update)
    }

    private func buckets(compactedBefore: Timestamp) -> [RollupBucket] {
        let minutes = minuteBuckets()
        let old = minutes.filter { $0.start < compactedBefore }
        if old.isEmpty { return minutes }
        return minutes + RollupBucket.coarsen(old, to: .hour) + RollupBucket.coarsen(old, to: .day)
    }

    private func minuteBuckets() -> [RollupBucket] {
        var buckets: [RollupBucket] = []
        for result in results {
            let start = RollupResolution.minute.bucketStart(of: result.slot.time)
            let last = buckets.count - 1
            if last >= 0, buckets[last].start == start, buckets[last].series.region == result.slot.region {
                buckets[last].add(result)
            } else {
                buckets.append(RollupBucket(result: result))
            }
        }
        return buckets
    }
}
