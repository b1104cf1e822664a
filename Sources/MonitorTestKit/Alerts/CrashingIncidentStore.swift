public import IncidentResponse
public import MonitorCore

/// A store of incidents, with its outbox, whose calls a ``CrashPlan`` guards.
public struct CrashingIncidentStore: IncidentStore, NotificationOutbox {
    private let base: any IncidentStore & NotificationOutbox
    private let plan: CrashPlan

    /// Guards a store.
    public init(_ base: any IncidentStore & NotificationOutbox, plan: CrashPlan) {
        self.base = base
        self.plan = plan
    }

    /// Applies commits.
    public func commit(_ commits: [IncidentCommit]) async throws -> Set<IncidentID> {
        try await plan.around { try await base.commit(commits) }
    }

    /// Those of the incidents that exist.
    public func incidents(_ ids: [IncidentID]) async throws -> [IncidentID: Incident] {
        try await plan.around { try await base.incidents(ids) }
    }

    /// The incident last opened for each of the keys.
    public func latestIncidents(for keys: [DedupKey]) async throws -> [DedupKey: Incident] {
        try await plan.around { try await base.latestIncidents(for: keys) }
    }

    /// Lists incidents.
    public func list(
        tenant: TenantID?,
        isOpen: Bool?,
        from cursor: IncidentCursor?,
        limit: Int
    ) async throws -> IncidentPage {
        try await plan.around { try await base.list(tenant: tenant, isOpen: isOpen, from: cursor, limit: limit) }
    }

    /// The events of an incident.
    public func timeline(of id: IncidentID, after version: Int64, limit: Int) async throws -> [IncidentEvent] {
        try await plan.around { try await base.timeline(of: id, after: version, limit: limit) }
    }

    /// Removes resolved incidents.
    public func removeIncidents(resolvedBefore instant: Timestamp, limit: Int) async throws -> Int {
        try await plan.around { try await base.removeIncidents(resolvedBefore: instant, limit: limit) }
    }

    /// Claims lanes of a channel.
    public func claim(
        _ channel: ChannelID,
        upTo limit: Int,
        lease: Duration,
        overdueBy delay: Duration
    ) async throws -> [NotificationClaim] {
        try await plan.around { try await base.claim(channel, upTo: limit, lease: lease, overdueBy: delay) }
    }

    /// Settles claims.
    public func settle(_ settlements: [NotificationSettlement]) async throws -> Int {
        try await plan.around { try await base.settle(settlements) }
    }

    /// How many notifications wait, by channel.
    public func pendingCounts() async throws -> [ChannelID: Int] {
        try await plan.around { try await base.pendingCounts() }
    }
}
