import IncidentResponse
import MonitorTestKit

/// Applies commits in parts.
struct TornIncidentStore: ForwardingIncidentStore {
    let base: any IncidentStore & NotificationOutbox
    let tear: TornWrites

    func commit(_ commits: [IncidentCommit]) async throws -> Set<IncidentID> {
        try await tear.write(
            commits,
            part: { commits in
                commits.map { commit in
                    var commit = commit
                    commit.notifications.removeLast()
                    return commit
                }
            },
            to: base.commit
        )
    }
}
