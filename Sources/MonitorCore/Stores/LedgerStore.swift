/// Keeps how every due slot ended.
///
/// A slot has at most one entry. `completed` replaces any other outcome, because a late result proves that the slot did
/// run; apart from that the first entry stays. Each method is atomic and may be called concurrently.
public protocol LedgerStore: Sendable {
    /// Records how slots ended, all or none.
    ///
    /// - Returns: How many entries are new or replaced another.
    @discardableResult
    func record(_ entries: [LedgerEntry]) async throws -> Int

    /// The entries of a series whose slots lie in a window, in order of slot time, at most `limit` of them.
    func entries(of series: SeriesKey, in window: TimeWindow, limit: Int) async throws -> [LedgerEntry]

    /// How many slots of a series in a window ended in which way.
    func counts(of series: SeriesKey, in window: TimeWindow) async throws -> LedgerCounts

    /// Up to when all due slots of a shard have been dispatched or recorded; `nil` when the shard never ran.
    func dispatchedThrough(shard: String) async throws -> Timestamp?

    /// Moves a shard's mark, backward too: its holder corrects a mark that was stored while the clock was ahead.
    ///
    /// - Throws: ``StoreError`` with code `fenced` when a higher token has been seen for the fence's lease.
    func setDispatchedThrough(_ instant: Timestamp, shard: String, fence: Fence) async throws

    /// Removes entries whose slots lie before an instant, oldest first, at most `limit` of them.
    ///
    /// Those of one hour, counted from 1970, may go in any order when all of it lies before the instant, and those that
    /// take no room of their own may go at once, beyond the limit.
    ///
    /// - Returns: How many were removed; fewer than `limit` means that none is left.
    func removeEntries(before instant: Timestamp, limit: Int) async throws -> Int
}
