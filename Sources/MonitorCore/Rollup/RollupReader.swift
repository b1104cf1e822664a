/// Reads rollups as if they were always complete: what has not been compacted yet is merged on the fly.
public struct RollupReader: Sendable {
    private let store: any RollupStore
    private let time: any TimeSource
    private let freshSpan: Duration

    /// Creates a reader.
    ///
    /// - Parameters:
    ///   - store: The rollups.
    ///   - time: The clocks.
    ///   - freshSpan: Buckets that ended less than this long ago are merged from finer ones; longer than a
    ///     ``RollupCompactor`` takes, and much shorter than minutes are kept.
    public init(store: any RollupStore, time: any TimeSource, freshSpan: Duration = .seconds(3 * 3_600)) {
        self.store = store
        self.time = time
        self.freshSpan = freshSpan
    }

    /// The buckets of a series that begin in a window, in order.
    public func buckets(
        of series: SeriesKey,
        resolution: RollupResolution,
        in window: TimeWindow
    ) async throws -> [RollupBucket] {
        guard let finer = resolution.finer else {
            return try await store.buckets(of: series, resolution: resolution, in: window)
        }
        let fresh = max(window.start, resolution.bucketStart(of: time.now - freshSpan))
        let settled = TimeWindow(start: window.start, end: min(fresh, window.end))
        var buckets =
            settled.isEmpty ? [] : try await store.buckets(of: series, resolution: resolution, in: settled)
        // Of a bucket that begins before the window nothing is asked for.
        let first = resolution.bucketStart(of: fresh + (resolution.duration - .nanoseconds(1)))
        let last = resolution.bucketStart(of: window.end - .nanoseconds(1)) + resolution.duration
        if first < last, fresh < window.end {
            let parts = try await self.buckets(of: series, resolution: finer, in: TimeWindow(start: first, end: last))
            buckets += RollupBucket.coarsen(parts, to: resolution)
        }
        return buckets
    }
}
