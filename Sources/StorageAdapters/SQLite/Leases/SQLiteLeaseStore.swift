#if SQLite
import GRDB
public import MonitorCore

/// Leases in a SQLite database, for the processes that share it.
///
/// They run on the wall clock, which the processes share; one that steps back lengthens them by as much.
public struct SQLiteLeaseStore: LeaseStore {
    private struct Grant {
        var holder: String?
        var token: Int64
        var expiresAt: Timestamp
    }

    private let database: SQLiteDatabase
    private let time: any TimeSource

    /// Creates a store in a database.
    public init(database: SQLiteDatabase, time: any TimeSource) {
        self.database = database
        self.time = time
    }

    /// Grants the lease when it is free, has expired, or is held by the same holder.
    public func acquire(_ name: String, holder: String, duration: Duration) async throws -> Lease? {
        try await write { connection, now in
            let stored = try Self.grant(of: name, in: connection)
            if let stored, let other = stored.holder, other != holder, stored.expiresAt > now { return nil }
            let token = (stored?.token ?? 0) + (stored?.holder == holder ? 0 : 1)
            let end = now + duration
            try connection
                .statement("INSERT OR REPLACE INTO lease (name, holder, token, expires_at) VALUES (?, ?, ?, ?)")
                .run(name, holder, token, end.nanoseconds)
            return Lease(name: name, holder: holder, token: UInt64(clamping: token), expiresAt: end)
        }
    }

    /// Extends those of the leases that nobody else was granted since.
    public func renew(_ leases: [Lease], duration: Duration) async throws -> [Lease] {
        guard !leases.isEmpty else { return [] }
        return try await write { connection, now in
            let update = try connection.statement(
                "UPDATE lease SET expires_at = ? WHERE name = ? AND holder = ? AND token = ?"
            )
            let end = now + duration
            return try leases.compactMap { lease in
                let token = Int64(clamping: lease.token)
                guard try update.run(end.nanoseconds, lease.name, lease.holder, token) == 1 else { return nil }
                var renewed = lease
                renewed.expiresAt = end
                return renewed
            }
        }
    }

    /// Gives leases back at once.
    public func release(_ leases: [Lease]) async throws {
        guard !leases.isEmpty else { return }
        try await write { connection, _ in
            // The row stays, so that the next grant's token is higher.
            let update = try connection.statement(
                "UPDATE lease SET holder = NULL WHERE name = ? AND holder = ? AND token = ?"
            )
            for lease in leases {
                try update.run(lease.name, lease.holder, Int64(clamping: lease.token))
            }
        }
    }

    /// The leases, in force, whose name begins with `prefix`, in order of name.
    public func leases(withPrefix prefix: String) async throws -> [Lease] {
        let now = time.now
        do {
            return try await database.read { connection in
                try connection
                    .statement(
                        """
                        SELECT name, holder, token, expires_at FROM lease
                        WHERE name >= ?1 AND substr(name, 1, length(?1)) = ?1
                            AND holder IS NOT NULL AND expires_at > ?2
                        ORDER BY name
                        """
                    )
                    .all(prefix, now.nanoseconds) { row in
                        Lease(
                            name: row.text(0),
                            holder: row.text(1),
                            token: UInt64(clamping: row.integer(2)),
                            expiresAt: Timestamp(nanoseconds: row.integer(3))
                        )
                    }
            }
        } catch {
            throw SQLiteFailure.store(error)
        }
    }

    private static func grant(of name: String, in connection: Database) throws -> Grant? {
        try connection
            .statement("SELECT holder, token, expires_at FROM lease WHERE name = ?")
            .first(name) { row in
                Grant(
                    holder: row.isNull(0) ? nil : row.text(0),
                    token: row.integer(1),
                    expiresAt: Timestamp(nanoseconds: row.integer(2))
                )
            }
    }

    private func write<Result: Sendable>(
        _ body: @Sendable (Database, Timestamp) throws -> Result
    ) async throws -> Result {
        do {
            return try await database.write { try body($0, time.now) }
        } catch {
            throw SQLiteFailure.store(error)
        }
    }
}
#endif
