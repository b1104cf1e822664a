/// Keeps aggregated results by series, resolution and bucket.
///
/// Each method is atomic and may be called concurrently.
public protocol RollupStore: Sendable {
    /// Adds buckets to what is stored for the same series, resolution and start, all or none.
    ///
    /// Merging is commutative and associative; it is not idempotent, so it belongs in the transaction that stores the
    /// results (see ``IngestStore``).
    func merge(_ buckets: [RollupBucket]) async throws

    /// Replaces what is stored for the same series, resolution and start, all or none.
    func replace(_ buckets: [RollupBucket]) async throws

    /// The buckets of a series that begin in a window, in order.
    func buckets(
        of series: SeriesKey,
        resolution: RollupResolution,
        in window: TimeWindow
    ) async throws -> [RollupBucket]

    /// The series that have a bucket of a resolution beginning in a window, in order.
    func series(withBucketsOf resolution: RollupResolution, in window: TimeWindow) async throws -> [SeriesKey]

    /// Removes buckets of a resolution that begin before an instant, oldest first, at most `limit` of them.
    ///
    /// - Returns: How many were removed; fewer than `limit` means that none is left.
    func removeBuckets(of resolution: RollupResolution, before instant: Timestamp, limit: Int) async throws -> Int
}
