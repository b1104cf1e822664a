#if SQLite
import GRDB
public import MonitorCore

/// A cache in a SQLite database, for the processes that share it.
///
/// Writing also removes some entries that have expired and, beyond the limit, those that would expire first.
public struct SQLiteCache: Cache {
    private static let cleanedPerWrite = 64

    private let database: SQLiteDatabase
    private let time: any TimeSource
    private let maximumEntryCount: Int

    /// Creates a cache in a database that holds at most `maximumEntryCount` entries.
    public init(database: SQLiteDatabase, time: any TimeSource, maximumEntryCount: Int = 100_000) {
        self.database = database
        self.time = time
        self.maximumEntryCount = max(1, maximumEntryCount)
    }

    /// The values of the keys, in the same order; `nil` for one that is not there or has expired.
    public func values(forKeys keys: [String]) async throws -> [[UInt8]?] {
        guard !keys.isEmpty else { return [] }
        let now = time.now
        do {
            return try await database.read { connection in
                let select = try connection.statement("SELECT value FROM cache WHERE key = ? AND expires_at > ?")
                return try keys.map { key in
                    try select.first(key, now.nanoseconds) { $0.bytes(0) }
                }
            }
        } catch {
            throw SQLiteFailure.store(error)
        }
    }

    /// Sets entries, replacing what was there.
    public func set(_ entries: [CacheEntry]) async throws {
        guard !entries.isEmpty else { return }
        try await write { connection in
            let now = time.now
            let insert = try connection.statement(
                "INSERT OR REPLACE INTO cache (key, value, expires_at) VALUES (?, ?, ?)"
            )
            for entry in entries {
                try insert.run(entry.key, entry.value, (now + entry.timeToLive).nanoseconds)
            }
            let remove = """
                DELETE FROM cache WHERE key IN (SELECT key FROM cache WHERE expires_at <= ? ORDER BY expires_at LIMIT ?)
                """
            try connection.statement(remove).run(now.nanoseconds, entries.count + Self.cleanedPerWrite)
            let count = try connection.statement("SELECT count(*) FROM cache").first { Int($0.integer(0)) } ?? 0
            if count > maximumEntryCount {
                try connection.statement(remove).run(Int64.max, count - maximumEntryCount)
            }
        }
    }

    /// Removes entries.
    public func remove(_ keys: [String]) async throws {
        guard !keys.isEmpty else { return }
        try await write { connection in
            let delete = try connection.statement("DELETE FROM cache WHERE key = ?")
            for key in keys {
                try delete.run(key)
            }
        }
    }

    private func write(_ body: @Sendable (Database) throws -> Void) async throws {
        do {
            try await database.write(body)
        } catch {
            throw SQLiteFailure.store(error)
        }
    }
}
#endif
