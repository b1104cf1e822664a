public import MonitorCore
import Synchronization

/// Incidents and outbox in memory: the reference of ``IncidentStore`` and ``NotificationOutbox``.
public final class InMemoryIncidentStore: IncidentStore, NotificationOutbox {
    private let time: any TimeSource
    private let state: Mutex<IncidentTable>

    /// Creates an empty store.
    ///
    /// - Parameters:
    ///   - time: What leases and rests are measured by.
    ///   - maximumIncidentCount: The most incidents that are kept; beyond it new ones are refused as `outOfSpace`.
    public init(time: any TimeSource, maximumIncidentCount: Int = 100_000) {
        self.time = time
        state = Mutex(IncidentTable(maximumIncidentCount: maximumIncidentCount))
    }

    /// Applies each commit wholly or not at all; when the store is full, only those that open new incidents are refused.
    public func commit(_ commits: [IncidentCommit]) async throws -> Set<IncidentID> {
        let now = time.monotonic
        return try state.withLock { try $0.commit(commits, at: now) }
    }

    /// Those of the incidents that exist.
    public func incidents(_ ids: [IncidentID]) async throws -> [IncidentID: Incident] {
        state.withLock { $0.incidents(ids) }
    }

    /// The incident last opened for each of the keys.
    public func latestIncidents(for keys: [DedupKey]) async throws -> [DedupKey: Incident] {
        state.withLock { $0.latestIncidents(for: keys) }
    }

    /// Lists incidents, newest opened first.
    public func list(
        tenant: TenantID?,
        isOpen: Bool?,
        from cursor: IncidentCursor?,
        limit: Int
    ) async throws -> IncidentPage {
        state.withLock { $0.list(tenant: tenant, isOpen: isOpen, from: cursor, limit: limit) }
    }

    /// The events of an incident after a version.
    public func timeline(of id: IncidentID, after version: Int64, limit: Int) async throws -> [IncidentEvent] {
        state.withLock { $0.timeline(of: id, after: version, limit: limit) }
    }

    /// Removes incidents resolved before an instant.
    public func removeIncidents(resolvedBefore instant: Timestamp, limit: Int) async throws -> Int {
        state.withLock { $0.removeIncidents(resolvedBefore: instant, limit: limit) }
    }

    /// Claims lanes of a channel that are due.
    public func claim(
        _ channel: ChannelID,
        upTo limit: Int,
        lease: Duration,
        overdueBy delay: Duration
    ) async throws -> [NotificationClaim] {
        let now = time.monotonic
        return state.withLock { $0.claim(channel, upTo: limit, lease: lease, overdueBy: delay, at: now) }
    }

    /// Settles claims and gives their lanes back.
    @discardableResult
    public func settle(_ settlements: [NotificationSettlement]) async throws -> Int {
        let now = time.monotonic
        return state.withLock { $0.settle(settlements, at: now) }
    }

    /// How many notifications wait, by channel.
    public func pendingCounts() async throws -> [ChannelID: Int] {
        state.withLock { $0.pendingCounts() }
    }
}
