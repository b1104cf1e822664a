import AlertRules
import MonitorCore

/// What alert rules remember, as one process reaches it.
struct NodeAlertStateStore: AlertStateStore {
    let base: any AlertStateStore
    let link: NodeLink
    let observer: WorldObserver

    func states(of monitors: [MonitorID]) async throws -> [MonitorID: VersionedAlertState] {
        try await link.call(.alerts, "alert states") { try await base.states(of: monitors) }
    }

    func commit(_ commits: [AlertStateCommit]) async throws -> Set<MonitorID> {
        try await link.call(.alerts, "commit alerts \(commits.count)", isWrite: true) {
            let conflicts = try await base.commit(commits)
            let applied = commits.filter { !conflicts.contains($0.monitor) }
            observer.written(applied.flatMap(\.messages))
            for commit in applied {
                observer.overwrote(
                    version: commit.expectedVersion,
                    of: "the alerts of \(commit.monitor)",
                    isKept: !commit.state.isEmpty
                )
            }
            return conflicts
        }
    }

    func pendingMessages(limit: Int) async throws -> [OutgoingMessage] {
        try await link.call(.alerts, "pending alerts") { try await base.pendingMessages(limit: limit) }
    }

    func removePendingMessages(_ ids: [String]) async throws {
        try await link.call(.alerts, "remove alerts \(ids.count)", isWrite: true) {
            try await base.removePendingMessages(ids)
        }
    }
}
