#if SQLite
import GRDB
public import MonitorCore

extension SQLiteMonitoringStore: IngestStore {
    /// The stored states of those of the monitors that have one.
    public func states(of monitors: [MonitorID]) async throws -> [MonitorID: VersionedMonitorState] {
        let rows = try await read { transaction in
            let table = transaction.states
            return try monitors.map { try table.state(of: $0) }
        }
        var states: [MonitorID: VersionedMonitorState] = [:]
        for (id, row) in zip(monitors, rows) {
            guard let row else { continue }
            states[id] = VersionedMonitorState(version: row.version, state: try Self.state(row.body, of: id))
        }
        return states
    }

    /// Applies each commit wholly or not at all; one that conflicts does not hold up the others.
    public func commit(_ commits: [IngestCommit]) async throws -> Set<MonitorID> {
        guard !commits.isEmpty else { return [] }
        return try await write { transaction in
            var conflicts: Set<MonitorID> = []
            for commit in commits where try !transaction.apply(commit) {
                conflicts.insert(commit.monitor)
            }
            return conflicts
        }
    }

    /// The transitions of a monitor that were decided in a window, in order.
    public func transitions(of monitor: MonitorID, in window: TimeWindow) async throws -> [Transition] {
        let bodies = try await read { transaction in
            try transaction.connection
                .statement(
                    """
                    SELECT body FROM transition WHERE monitor = ? AND decided_at >= ? AND decided_at < ?
                    ORDER BY decided_at, id
                    """
                )
                .all(monitor.rawValue, window.start.nanoseconds, window.end.nanoseconds) { $0.bytes(0) }
        }
        return try bodies.map { body in
            do throws(WireError) {
                return try WireCodec.decode(Transition.self, from: body)
            } catch {
                throw StoreError(
                    code: .corrupted,
                    message: "A transition of monitor \(monitor) cannot be read: \(error.message)",
                    cause: error
                )
            }
        }
    }

    /// Removes transitions decided before an instant, oldest first; each monitor's newest stays.
    ///
    /// They are looked for before the transaction that removes them, because those that stay are passed over each time.
    public func removeTransitions(before instant: Timestamp, limit: Int) async throws -> Int {
        guard limit > 0 else { return 0 }
        let found = try await read { transaction in
            try transaction.connection
                .statement("SELECT id FROM transition AS old WHERE \(Self.isOutdated) ORDER BY decided_at, id LIMIT ?2")
                .all(instant.nanoseconds, limit) { $0.integer(0) }
        }
        guard !found.isEmpty else { return 0 }
        return try await write { transaction in
            let delete = try transaction.connection.statement(
                "DELETE FROM transition AS old WHERE \(Self.isOutdated) AND id = ?2"
            )
            return try found.reduce(0) { $0 + (try delete.run(instant.nanoseconds, $1)) }
        }
    }

    /// Whether the transition `old` was decided before an instant and is not the newest of its monitor.
    private static let isOutdated = """
        decided_at < ?1 AND EXISTS (
            SELECT 1 FROM transition WHERE monitor = old.monitor AND (decided_at, id) > (old.decided_at, old.id))
        """

    /// Messages that were committed and not yet removed, oldest first.
    public func pendingMessages(limit: Int) async throws -> [OutgoingMessage] {
        try await read { try $0.pendingMessages.first(limit) }
    }

    /// Removes messages, by id, that the queue has accepted.
    public func removePendingMessages(_ ids: [String]) async throws {
        guard !ids.isEmpty else { return }
        try await write { try $0.pendingMessages.remove(ids) }
    }

    private static func state(_ body: [UInt8], of monitor: MonitorID) throws -> MonitorState {
        do throws(WireError) {
            return try MonitorState(wireBytes: body)
        } catch {
            throw StoreError(
                code: .corrupted,
                message: "The state of monitor \(monitor) cannot be read: \(error.message)",
                cause: error
            )
        }
    }
}

extension MonitoringTransaction {
    fileprivate var states: StateTable { StateTable(connection: connection, table: "monitor_state") }

    fileprivate var pendingMessages: PendingMessageTable {
        PendingMessageTable(connection: connection, outbox: .ingestion)
    }

    /// Applies a commit, or returns `false` when it conflicts.
    fileprivate mutating func apply(_ commit: IngestCommit) throws -> Bool {
        let body = commit.state.wireBytes
        guard try states.replace(commit.monitor, expectedVersion: commit.expectedVersion, with: body) else {
            return false
        }
        _ = try append(commit.results)
        _ = try record(commit.ledger)
        try merge(commit.rollups)
        if let instant = commit.retractsTransitionsFrom {
            try connection
                .statement("DELETE FROM transition WHERE monitor = ? AND decided_at >= ?")
                .run(commit.monitor.rawValue, instant.nanoseconds)
        }
        for transition in commit.transitions {
            try connection
                .statement("INSERT INTO transition (monitor, decided_at, body) VALUES (?, ?, ?)")
                .run(
                    transition.monitor.rawValue,
                    transition.decidedAt.nanoseconds,
                    try WireCodec.encode(transition)
                )
        }
        try pendingMessages.add(commit.messages, isUnique: false)
        return true
    }
}
#endif
