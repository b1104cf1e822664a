import MonitorCore
import MonitorTestKit

/// Breaks one law of a rollup store.
struct FaultyRollupStore: FaultyStore, ForwardingMonitoringStore {
    let law: RollupStoreLaw?
    let base: any MonitoringStore
    private let time: any TimeSource
    private let log = Memory<[[RollupBucket]]>([])
    /// Before this instant buckets have been removed.
    private let horizon = Memory(Timestamp.distantPast)

    init(breaking law: RollupStoreLaw?, time: any TimeSource) {
        self.law = law
        self.time = time
        base = InMemoryMonitoringStore(time: time)
    }

    /// Loses the last write, when that is the flaw.
    func reopened() async throws -> Self {
        guard law == .survivesReopening else { return self }
        let store = Self(breaking: law, time: time)
        for buckets in log.value.dropLast() {
            try await store.merge(buckets)
        }
        return store
    }

    func merge(_ buckets: [RollupBucket]) async throws {
        log.change { $0.append(buckets) }
        switch law {
        case .mergeAdds:
            try await base.replace(buckets)
        case .mergeTakesRepeatedBuckets:
            try await base.merge(buckets.filter { $0 == buckets.last(where: $0.isInPlace(of:)) })
        case .concurrentMergesLoseNothing:
            for bucket in buckets {
                let window = TimeWindow(start: bucket.start, end: bucket.end)
                var sum = bucket
                let stored = try await base.buckets(of: bucket.series, resolution: bucket.resolution, in: window)
                await pauseBetweenCheckAndAct()
                for stored in stored { sum.merge(stored) }
                try await base.replace([sum])
            }
        case .agreesWithTheReference:
            try await base.merge(buckets.filter { $0.start >= horizon.value })
        default:
            try await base.merge(buckets)
        }
    }

    func replace(_ buckets: [RollupBucket]) async throws {
        try await law == .replaceForgets ? base.merge(buckets) : base.replace(buckets)
    }

    func buckets(
        of series: SeriesKey,
        resolution: RollupResolution,
        in window: TimeWindow
    ) async throws -> [RollupBucket] {
        try await base.buckets(
            of: series,
            resolution: law == .readsWhatWasMerged ? .minute : resolution,
            in: law == .windowIsHalfOpen ? window.closed : window
        )
    }

    func series(withBucketsOf resolution: RollupResolution, in window: TimeWindow) async throws -> [SeriesKey] {
        let series = try await base.series(withBucketsOf: resolution, in: window)
        guard law == .namesSeries else { return series }
        return Set(series + (try await base.series(withBucketsOf: .hour, in: window))).sorted()
    }

    func removeBuckets(of resolution: RollupResolution, before instant: Timestamp, limit: Int) async throws -> Int {
        horizon.change { $0 = max($0, instant) }
        let limit = law == .removesOldestFirst ? .max : limit
        return try await base.removeBuckets(of: resolution, before: instant, limit: limit)
    }
}

extension RollupBucket {
    fileprivate func isInPlace(of other: RollupBucket) -> Bool {
        series == other.series && resolution == other.resolution && start == other.start
    }
}
