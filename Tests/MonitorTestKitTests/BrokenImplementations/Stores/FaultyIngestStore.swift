import MonitorCore
import MonitorTestKit

/// Breaks one law of an ingest store.
struct FaultyIngestStore: FaultyStore, ForwardingMonitoringStore {
    let law: IngestStoreLaw?
    let base: any MonitoringStore
    private var isReopened = false
    /// Before this instant results or transitions have been removed.
    private let horizon = Memory(Timestamp.distantPast)

    init(breaking law: IngestStoreLaw?, time: any TimeSource) {
        self.law = law
        base = InMemoryMonitoringStore(time: time)
    }

    func reopened() -> Self {
        var store = self
        store.isReopened = true
        return store
    }

    func commit(_ commits: [IngestCommit]) async throws -> Set<MonitorID> {
        var conflicts: Set<MonitorID> = []
        for var commit in commits {
            try await prepare(&commit)
            conflicts.formUnion(try await base.commit([commit]))
            if law == .conflictIsIsolated, !conflicts.isEmpty { return Set(commits.map(\.monitor)) }
        }
        return conflicts
    }

    /// Spoils a commit.
    private func prepare(_ commit: inout IngestCommit) async throws {
        switch law {
        case .commitIsVisible:
            commit.rollups = []
        case .staleCommitLeavesNothing:
            try await base.append(commit.results)
        case .resultsCompleteTheirSlots:
            // Takes what the ledger says for the truth.
            for result in commit.results {
                let window = TimeWindow(start: result.slot.time, end: result.slot.time + .nanoseconds(1))
                if try await base.counts(of: result.slot.series, in: window).total > 0 {
                    commit.results.removeAll { $0.slot == result.slot }
                }
            }
        case .retractedTransitionsAreReplaced:
            commit.retractsTransitionsFrom = nil
        case .concurrentIngestorsLoseNothing:
            let version = try await version(commit.monitor)
            await pauseBetweenCheckAndAct()
            if version == commit.expectedVersion {
                commit.expectedVersion = try await self.version(commit.monitor)
            }
        case .agreesWithTheReference:
            commit.results.removeAll { $0.slot.time < horizon.value }
        default:
            break
        }
    }

    private func version(_ monitor: MonitorID) async throws -> Int64 {
        try await base.states(of: [monitor])[monitor]?.version ?? 0
    }

    func states(of monitors: [MonitorID]) async throws -> [MonitorID: VersionedMonitorState] {
        var states = try await base.states(of: monitors)
        for monitor in monitors {
            if law == .unknownMonitorHasNoState, states[monitor] == nil {
                states[monitor] = VersionedMonitorState(version: 0, state: MonitorState())
            }
            if law == .commitRaisesTheVersion {
                states[monitor]?.version = 1
            }
        }
        return states
    }

    func transitions(of monitor: MonitorID, in window: TimeWindow) async throws -> [Transition] {
        let transitions = try await base.transitions(of: monitor, in: window)
        return switch law {
        case .transitionsAreInOrder: transitions.reversed()
        case .newestTransitionStays: transitions.filter { $0.decidedAt >= horizon.value }
        default: transitions
        }
    }

    func removeTransitions(before instant: Timestamp, limit: Int) async throws -> Int {
        let count = try await base.removeTransitions(before: instant, limit: limit)
        if limit > 10 {
            horizon.change { $0 = instant }
        }
        return count
    }

    func removeResults(before instant: Timestamp, limit: Int) async throws -> Int {
        horizon.change { $0 = instant }
        if law == .ledgerOutlivesResults {
            _ = try await base.removeEntries(before: instant, limit: limit)
        }
        return try await base.removeResults(before: instant, limit: limit)
    }

    func pendingMessages(limit: Int) async throws -> [OutgoingMessage] {
        switch law {
        case .pendingMessagesAreKept: try await base.pendingMessages(limit: .max).suffix(limit)
        case .survivesReopening where isReopened: []
        default: try await base.pendingMessages(limit: limit)
        }
    }

    func removePendingMessages(_ ids: [String]) async throws {
        let oldest = try await base.pendingMessages(limit: ids.count).map(\.id)
        try await base.removePendingMessages(law == .removedMessagesAreGone ? oldest : ids)
    }
}
