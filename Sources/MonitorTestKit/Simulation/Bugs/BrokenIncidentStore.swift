import IncidentResponse
import MonitorCore

/// Incidents and an outbox that are sound but for one bug, if that is theirs.
struct BrokenIncidentStore: ForwardingIncidentStore {
    let base: any IncidentStore & NotificationOutbox
    let bug: SeededBug

    func commit(_ commits: [IncidentCommit]) async throws -> Set<IncidentID> {
        var commits = commits
        if bug == .incidentsForgetNotifications, commits.count > 1 {
            commits[commits.count - 1].notifications = []
        }
        return try await base.commit(commits)
    }

    func claim(
        _ channel: ChannelID,
        upTo limit: Int,
        lease: Duration,
        overdueBy delay: Duration
    ) async throws -> [NotificationClaim] {
        let lease = bug == .claimsExcludeNobody ? .milliseconds(1) : lease
        let claims = try await base.claim(channel, upTo: limit, lease: lease, overdueBy: delay)
        if bug == .claimsCountAsDelivered { try await base.settle(claims.map(Self.delivered)) }
        return claims
    }

    private static func delivered(_ claim: NotificationClaim) -> NotificationSettlement {
        NotificationSettlement(
            lane: claim.lane,
            token: claim.token,
            attempts: claim.entries.map(\.notification)
                .map { notification in
                    NotificationAttempt(
                        notification: notification.id,
                        channel: notification.channel,
                        occasion: notification.occasion,
                        attempt: 1,
                        outcome: .delivered
                    )
                },
            at: claim.entries.map(\.notification.createdAt).max() ?? .epoch
        )
    }
}
