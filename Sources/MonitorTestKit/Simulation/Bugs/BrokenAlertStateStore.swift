import AlertRules
import MonitorCore

/// A store of alerts that is sound but for one bug, if that is its own.
struct BrokenAlertStateStore: AlertStateStore {
    let base: any AlertStateStore
    let bug: SeededBug

    func states(of monitors: [MonitorID]) async throws -> [MonitorID: VersionedAlertState] {
        try await base.states(of: monitors)
    }

    func commit(_ commits: [AlertStateCommit]) async throws -> Set<MonitorID> {
        var commits = commits
        for index in commits.indices {
            switch bug {
            case .alertsIgnoreVersion:
                let monitor = commits[index].monitor
                commits[index].expectedVersion = try await base.states(of: [monitor])[monitor]?.version ?? 0
            case .alertsForgetMessages: commits[index].messages = []
            default: break
            }
        }
        return try await base.commit(commits)
    }

    func pendingMessages(limit: Int) async throws -> [OutgoingMessage] {
        try await base.pendingMessages(limit: limit)
    }

    func removePendingMessages(_ ids: [String]) async throws {
        try await base.removePendingMessages(ids)
    }
}
