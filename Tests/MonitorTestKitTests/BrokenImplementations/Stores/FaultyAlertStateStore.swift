import AlertRules
import MonitorCore
import MonitorTestKit

/// Breaks one law of a store of alert states.
struct FaultyAlertStateStore: FaultyStore, AlertStateStore {
    private let law: AlertStateStoreLaw?
    private let base = InMemoryAlertStateStore()
    private var isReopened = false
    private let removed = Memory<Set<String>>([])

    init(breaking law: AlertStateStoreLaw?, time: any TimeSource) {
        self.law = law
    }

    func reopened() -> Self {
        var store = self
        store.isReopened = true
        return store
    }

    func states(of monitors: [MonitorID]) async throws -> [MonitorID: VersionedAlertState] {
        try await base.states(of: monitors)
    }

    func commit(_ commits: [AlertStateCommit]) async throws -> Set<MonitorID> {
        var conflicts: Set<MonitorID> = []
        for var commit in commits {
            try await prepare(&commit)
            conflicts.formUnion(try await base.commit([commit]))
            if law == .conflictIsIsolated, !conflicts.isEmpty { return Set(commits.map(\.monitor)) }
        }
        return conflicts
    }

    /// Spoils a commit.
    private func prepare(_ commit: inout AlertStateCommit) async throws {
        switch law {
        case .commitIsVisible:
            for rule in commit.state.rules.keys {
                commit.state.rules[rule]?.firingSeverity = nil
            }
        case .staleCommitLeavesNothing:
            commit.expectedVersion = try await version(commit.monitor)
        case .emptyStateIsRemoved where commit.state.isEmpty:
            commit.messages = []
        case .concurrentEvaluatorsLoseNothing:
            let version = try await version(commit.monitor)
            await pauseBetweenCheckAndAct()
            if version == commit.expectedVersion {
                commit.expectedVersion = try await self.version(commit.monitor)
            }
        case .agreesWithTheReference:
            let removed = removed.value
            commit.messages.removeAll { removed.contains($0.id) }
        default:
            break
        }
    }

    private func version(_ monitor: MonitorID) async throws -> Int64 {
        try await base.states(of: [monitor])[monitor]?.version ?? 0
    }

    func pendingMessages(limit: Int) async throws -> [OutgoingMessage] {
        switch law {
        case .messagesAreKept: try await base.pendingMessages(limit: limit).sorted { $0.id < $1.id }
        case .survivesReopening where isReopened: []
        default: try await base.pendingMessages(limit: limit)
        }
    }

    func removePendingMessages(_ ids: [String]) async throws {
        removed.change { $0.formUnion(ids) }
        let oldest = try await base.pendingMessages(limit: ids.count).map(\.id)
        try await base.removePendingMessages(law == .removedMessagesAreGone ? oldest : ids)
    }
}
