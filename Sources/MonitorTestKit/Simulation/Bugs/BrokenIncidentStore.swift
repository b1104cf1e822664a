import IncidentResponse
import MonitorCore

/// Incidents and an outbox that are sound but for one bug, if that is theirs.
struct BrokenIncidentStore: IncidentStore, NotificationOutbox {
    let base: any IncidentStore & NotificationOutbox
    let bug: SeededBug

    func commit(_ commits: [IncidentCommit]) async throws -> Set<IncidentID> {
        var commits = commits
        if bug == .incidentsForgetNotifications, commits.count > 1 {
            commits[commits.count - 1].notifications = []
        }
        return try await base.commit(commits)
    }

    func incidents(_ ids: [IncidentID]) async throws -> [IncidentID: Incident] {
        try await base.incidents(ids)
    }

    func latestIncidents(for keys: [DedupKey]) async throws -> [DedupKey: Incident] {
        try await base.latestIncidents(for: keys)
    }

    func list(
        tenant: TenantID?,
        isOpen: Bool?,
        from cursor: IncidentCursor?,
        limit: Int
    ) async throws -> IncidentPage {
        try await base.list(tenant: tenant, isOpen: isOpen, from: cursor, limit: limit)
    }

    func timeline(of id: IncidentID, after version: Int64, limit: Int) async throws -> [IncidentEvent] {
        try await base.timeline(of: id, after: version, limit: limit)
    }

    func removeIncidents(resolvedBefore instant: Timestamp, limit: Int) async throws -> Int {
        try await base.removeIncidents(resolvedBefore: instant, limit: limit)
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

    func settle(_ settlements: [NotificationSettlement]) async throws -> Int {
        try await base.settle(settlements)
    }

    func pendingCounts() async throws -> [ChannelID: Int] {
        try await base.pendingCounts()
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
