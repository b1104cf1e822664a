#if SQLite
import GRDB
public import MonitorCore

/// Token buckets in a SQLite database, for the processes that share it.
///
/// They run on the wall clock, which the processes share; while it is set back, nothing flows in. Buckets that have
/// become full are forgotten little by little, which changes nothing.
public struct SQLiteRateLimiter: RateLimiter {
    private static let cleanedPerWrite = 4

    private let database: SQLiteDatabase
    private let time: any TimeSource

    /// Creates a limiter in a database.
    public init(database: SQLiteDatabase, time: any TimeSource) {
        self.database = database
        self.time = time
    }

    /// Takes `cost` tokens from the key's bucket if it holds that many; a new bucket is full.
    public func take(_ cost: Double, from key: String, limit: RateLimit) async throws -> RateLimitDecision {
        for (name, number) in [("cost", cost), ("burst", limit.burst), ("rate", limit.tokensPerSecond)]
        where !number.isFinite || number < 0 {
            throw StoreError(code: .invalidArgument, message: "The \(name) is \(number): it must be 0 or more.")
        }
        do {
            return try await database.write { try Self.take(cost, from: key, limit: limit, at: time.now, in: $0) }
        } catch {
            throw SQLiteFailure.store(error)
        }
    }

    private static func take(
        _ cost: Double,
        from key: String,
        limit: RateLimit,
        at now: Timestamp,
        in connection: Database
    ) throws -> RateLimitDecision {
        let stored =
            try connection
            .statement("SELECT tokens, refilled_at FROM token_bucket WHERE key = ?")
            .first(key) { (tokens: $0.double(0), refilledAt: Timestamp(nanoseconds: $0.integer(1))) }
        let refilledAt = max(stored?.refilledAt ?? now, now)
        var bucket = TokenBucket(
            limit: RateLimit(burst: stored?.tokens ?? limit.burst, tokensPerSecond: limit.tokensPerSecond),
            now: (stored?.refilledAt ?? now) - .epoch
        )
        let decision = bucket.take(cost, limit: limit, now: refilledAt - .epoch)
        let missing = max(0, limit.burst - decision.remaining) / limit.tokensPerSecond
        let fullAt = missing < 1e9 ? refilledAt + .seconds(missing) : .distantFuture
        try connection
            .statement("INSERT OR REPLACE INTO token_bucket (key, tokens, refilled_at, full_at) VALUES (?, ?, ?, ?)")
            .run(key, decision.remaining, refilledAt.nanoseconds, fullAt.nanoseconds)
        try connection
            .statement(
                """
                DELETE FROM token_bucket WHERE key IN
                    (SELECT key FROM token_bucket WHERE full_at < ? ORDER BY full_at LIMIT ?)
                """
            )
            .run(now.nanoseconds, cleanedPerWrite)
        return decision
    }
}
#endif
