#if SQLite
public import AlertRules
import GRDB
public import MonitorCore

/// Alert states, and the messages that announce their changes, in a SQLite database.
public struct SQLiteAlertStateStore: AlertStateStore {
    private let database: SQLiteDatabase

    /// Creates a store in a database.
    public init(database: SQLiteDatabase) {
        self.database = database
    }

    /// The stored states of those of the monitors that have one.
    public func states(of monitors: [MonitorID]) async throws -> [MonitorID: VersionedAlertState] {
        let rows = try await read { connection in
            let table = StateTable(connection: connection, table: "alert_state")
            return try monitors.map { try table.state(of: $0) }
        }
        var states: [MonitorID: VersionedAlertState] = [:]
        for (id, row) in zip(monitors, rows) {
            guard let row else { continue }
            states[id] = VersionedAlertState(version: row.version, state: try Self.state(row.body, of: id))
        }
        return states
    }

    /// Applies each commit wholly or not at all; one that conflicts does not hold up the others.
    public func commit(_ commits: [AlertStateCommit]) async throws -> Set<MonitorID> {
        guard !commits.isEmpty else { return [] }
        return try await write { connection in
            let table = StateTable(connection: connection, table: "alert_state")
            let messages = PendingMessageTable(connection: connection, outbox: .alerts)
            var conflicts: Set<MonitorID> = []
            for commit in commits {
                let (monitor, version) = (commit.monitor, commit.expectedVersion)
                let isApplied =
                    try commit.state.isEmpty
                    ? table.remove(monitor, expectedVersion: version)
                    : table.replace(monitor, expectedVersion: version, with: commit.state.wireBytes)
                if isApplied {
                    try messages.add(commit.messages, isUnique: true)
                } else {
                    conflicts.insert(commit.monitor)
                }
            }
            return conflicts
        }
    }

    /// Messages that were committed and not yet removed, oldest first.
    public func pendingMessages(limit: Int) async throws -> [OutgoingMessage] {
        try await read { try PendingMessageTable(connection: $0, outbox: .alerts).first(limit) }
    }

    /// Removes messages, by id, that the queue has accepted.
    public func removePendingMessages(_ ids: [String]) async throws {
        guard !ids.isEmpty else { return }
        try await write { try PendingMessageTable(connection: $0, outbox: .alerts).remove(ids) }
    }

    private static func state(_ body: [UInt8], of monitor: MonitorID) throws -> MonitorAlertState {
        do throws(WireError) {
            return try MonitorAlertState(wireBytes: body)
        } catch {
            throw StoreError(
                code: .corrupted,
                message: "The alert state of monitor \(monitor) cannot be read: \(error.message)",
                cause: error
            )
        }
    }

    private func write<Result: Sendable>(_ body: @Sendable (Database) throws -> Result) async throws -> Result {
        do {
            return try await database.write(body)
        } catch {
            throw SQLiteFailure.store(error)
        }
    }

    private func read<Result: Sendable>(_ body: @Sendable (Database) throws -> Result) async throws -> Result {
        do {
            return try await database.read(body)
        } catch {
            throw SQLiteFailure.store(error)
        }
    }
}
#endif
