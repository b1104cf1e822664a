import AlertRules
import MonitorCore

/// Applies commits in parts.
struct TornAlertStateStore: AlertStateStore {
    let base: InMemoryAlertStateStore
    let tear: TornWrites

    func states(of monitors: [MonitorID]) async throws -> [MonitorID: VersionedAlertState] {
        try await base.states(of: monitors)
    }

    func commit(_ commits: [AlertStateCommit]) async throws -> Set<MonitorID> {
        try await tear.write(
            commits,
            part: { commits in
                commits.map { commit in
                    var commit = commit
                    commit.messages = []
                    return commit
                }
            },
            to: base.commit
        )
    }

    func pendingMessages(limit: Int) async throws -> [OutgoingMessage] {
        try await base.pendingMessages(limit: limit)
    }

    func removePendingMessages(_ ids: [String]) async throws {
        try await base.removePendingMessages(ids)
    }
}
