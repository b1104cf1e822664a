/// The results of one series in one bucket of time, aggregated.
public struct RollupBucket: Sendable, Hashable {
    /// The monitor and region.
    public var series: SeriesKey
    /// The bucket's length.
    public var resolution: RollupResolution
    /// The bucket's first instant.
    public var start: Timestamp

    /// Creates an empty bucket.
    public init(series: SeriesKey, resolution: RollupResolution, start: Timestamp) {
        self.series = series
        self.resolution = resolution
        self.start = start
    }

    /// Adds what another bucket of the same series, resolution and start holds.
    public mutating func merge(_ other: RollupBucket) {}
}
