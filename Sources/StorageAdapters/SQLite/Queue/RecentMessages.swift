#if SQLite
import GRDB
import MonitorCore

/// The ids of messages that were published within the deduplication window.
///
/// They are kept by generation, each as long as the window, so that looking takes two lookups and forgetting removes
/// neighbouring rows.
struct RecentMessages {
    private let isEnabled: Bool
    private let now: Timestamp
    private let window: Duration
    private let generation: Int64
    private let hasPrevious: Bool
    private let find: SQLStatement
    private let add: SQLStatement
    private let remove: SQLStatement

    init(_ connection: Database, now: Timestamp, window: Duration) throws {
        self.now = now
        self.window = window
        let length = window.inNanoseconds
        isEnabled = length > 0
        generation = isEnabled ? now.nanoseconds.floorDivided(by: length) : 0
        hasPrevious =
            try connection
            .statement("SELECT 1 FROM queue_recent WHERE generation = ? LIMIT 1")
            .first(generation - 1) { _ in true } ?? false
        find = try connection.statement(
            "SELECT published_at FROM queue_recent WHERE generation = ? AND subject = ? AND id = ?"
        )
        add = try connection.statement(
            "INSERT OR IGNORE INTO queue_recent (generation, subject, id, published_at) VALUES (?, ?, ?, ?)"
        )
        remove = try connection.statement(
            """
            DELETE FROM queue_recent WHERE (generation, subject, id) IN
                (SELECT generation, subject, id FROM queue_recent WHERE generation < ? LIMIT ?)
            """
        )
    }

    /// Notes an id, or returns `false` when it is known.
    func remember(_ id: String, subject: Int64) throws -> Bool {
        guard isEnabled else { return true }
        if hasPrevious,
            let publishedAt = try find.first(generation - 1, subject, id, read: { $0.integer(0) }),
            Timestamp(nanoseconds: publishedAt) + window > now
        {
            return false
        }
        return try add.run(generation, subject, id, now.nanoseconds) == 1
    }

    /// Forgets ids whose time has passed, at most `limit` of them.
    func forget(upTo limit: Int) throws {
        try remove.run(isEnabled ? generation - 1 : .max, limit)
    }
}
#endif
