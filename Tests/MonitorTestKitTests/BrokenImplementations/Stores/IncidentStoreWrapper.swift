import IncidentResponse
import MonitorCore

/// A store that passes everything on to the in-memory one, but for what it implements itself.
protocol IncidentStoreWrapper: IncidentStore, NotificationOutbox {
    var base: InMemoryIncidentStore { get }
}

extension IncidentStoreWrapper {
    func commit(_ commits: [IncidentCommit]) async throws -> Set<IncidentID> {
        try await base.commit(commits)
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
        try await base.claim(channel, upTo: limit, lease: lease, overdueBy: delay)
    }

    func settle(_ settlements: [NotificationSettlement]) async throws -> Int {
        try await base.settle(settlements)
    }

    func pendingCounts() async throws -> [ChannelID: Int] {
        try await base.pendingCounts()
    }
}
