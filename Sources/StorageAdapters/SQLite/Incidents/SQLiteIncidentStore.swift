#if SQLite
import GRDB
public import IncidentResponse
public import MonitorCore

/// Incidents, their timelines and the outbox of notifications in a SQLite database.
///
/// Leases and rests run on the wall clock, which the processes that share the database share.
public struct SQLiteIncidentStore: IncidentStore, NotificationOutbox {
    private let database: SQLiteDatabase
    private let time: any TimeSource

    /// Creates a store in a database.
    public init(database: SQLiteDatabase, time: any TimeSource) {
        self.database = database
        self.time = time
    }

    /// Applies each commit wholly or not at all; one that conflicts does not hold up the others.
    public func commit(_ commits: [IncidentCommit]) async throws -> Set<IncidentID> {
        for commit in commits {
            try commit.validate()
        }
        guard !commits.isEmpty else { return [] }
        return try await write { transaction in
            var conflicts: Set<IncidentID> = []
            for commit in commits where try !transaction.apply(commit) {
                conflicts.insert(commit.incident)
            }
            return conflicts
        }
    }

    /// Those of the incidents that exist.
    public func incidents(_ ids: [IncidentID]) async throws -> [IncidentID: Incident] {
        try await read { transaction in
            var found: [IncidentID: Incident] = [:]
            for id in ids {
                found[id] = try transaction.incident(id)
            }
            return found
        }
    }

    /// The incident last opened for each of the keys, open or not.
    public func latestIncidents(for keys: [DedupKey]) async throws -> [DedupKey: Incident] {
        try await read { transaction in
            var found: [DedupKey: Incident] = [:]
            for key in keys {
                found[key] = try transaction.latestIncident(for: key)
            }
            return found
        }
    }

    /// Lists incidents, newest opened first.
    public func list(
        tenant: TenantID?,
        isOpen: Bool?,
        from cursor: IncidentCursor?,
        limit: Int
    ) async throws -> IncidentPage {
        let limit = min(max(1, limit), Int.max - 1)
        let found = try await read { transaction in
            try transaction.list(tenant: tenant, isOpen: isOpen, from: cursor, limit: limit + 1)
        }
        return IncidentPage(
            incidents: Array(found.prefix(limit)),
            next: found.count > limit ? IncidentCursor(found[limit]) : nil
        )
    }

    /// The events of an incident after a version, in order.
    public func timeline(of id: IncidentID, after version: Int64, limit: Int) async throws -> [IncidentEvent] {
        try await read { try $0.timeline(of: id, after: version, limit: max(0, limit)) }
    }

    /// Removes incidents resolved before an instant that no notification waits for, oldest first.
    public func removeIncidents(resolvedBefore instant: Timestamp, limit: Int) async throws -> Int {
        try await write { try $0.removeIncidents(resolvedBefore: instant, limit: max(0, limit)) }
    }

    /// Claims lanes of a channel that are due, longest due first.
    public func claim(
        _ channel: ChannelID,
        upTo limit: Int,
        lease: Duration,
        overdueBy delay: Duration
    ) async throws -> [NotificationClaim] {
        try await write { try $0.claim(channel, upTo: max(1, limit), lease: lease, overdueBy: delay) }
    }

    /// Settles claims, each wholly or not at all, and gives their lanes back.
    @discardableResult
    public func settle(_ settlements: [NotificationSettlement]) async throws -> Int {
        guard !settlements.isEmpty else { return 0 }
        return try await write { transaction in
            try settlements.count { try transaction.settle($0) }
        }
    }

    /// How many notifications wait, by channel.
    public func pendingCounts() async throws -> [ChannelID: Int] {
        try await read { try $0.pendingCounts() }
    }

    private func write<Result: Sendable>(
        _ body: @Sendable (IncidentTransaction) throws -> Result
    ) async throws -> Result {
        do {
            return try await database.write { try body(IncidentTransaction(connection: $0, now: time.now)) }
        } catch {
            throw SQLiteFailure.store(error)
        }
    }

    private func read<Result: Sendable>(
        _ body: @Sendable (IncidentTransaction) throws -> Result
    ) async throws -> Result {
        do {
            return try await database.read { try body(IncidentTransaction(connection: $0, now: time.now)) }
        } catch {
            throw SQLiteFailure.store(error)
        }
    }
}
#endif
