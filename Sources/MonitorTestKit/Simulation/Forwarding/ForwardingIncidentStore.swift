package import IncidentResponse
package import MonitorCore

/// A store that passes everything on, but for what it implements itself.
package protocol ForwardingIncidentStore: IncidentStore, NotificationOutbox {
    var base: any IncidentStore & NotificationOutbox { get }
}

extension ForwardingIncidentStore {
    package func commit(_ commits: [IncidentCommit]) async throws -> Set<IncidentID> {
        try await base.commit(commits)
    }

    package func incidents(_ ids: [IncidentID]) async throws -> [IncidentID: Incident] {
        try await base.incidents(ids)
    }

    package func latestIncidents(for keys: [DedupKey]) async throws -> [DedupKey: Incident] {
        try await base.latestIncidents(for: keys)
    }

    package func list(
        tenant: TenantID?,
        isOpen: Bool?,
        from cursor: IncidentCursor?,
        limit: Int
    ) async throws -> IncidentPage {
        try await base.list(tenant: tenant, isOpen: isOpen, from: cursor, limit: limit)
    }

    package func timeline(of id: IncidentID, after version: Int64, limit: Int) async throws -> [IncidentEvent] {
        try await base.timeline(of: id, after: version, limit: limit)
    }

    package func removeIncidents(resolvedBefore instant: Timestamp, limit: Int) async throws -> Int {
        try await base.removeIncidents(resolvedBefore: instant, limit: limit)
    }

    package func claim(
        _ channel: ChannelID,
        upTo limit: Int,
        lease: Duration,
        overdueBy delay: Duration
    ) async throws -> [NotificationClaim] {
        try await base.claim(channel, upTo: limit, lease: lease, overdueBy: delay)
    }

    package func settle(_ settlements: [NotificationSettlement]) async throws -> Int {
        try await base.settle(settlements)
    }

    package func pendingCounts() async throws -> [ChannelID: Int] {
        try await base.pendingCounts()
    }
}
