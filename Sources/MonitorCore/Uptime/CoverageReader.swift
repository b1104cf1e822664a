/// Reads which spans the results of a series speak for, from the records that are still kept.
///
/// Short windows are read from results, long ones from hours; what retention has removed is read from the next coarser
/// records. A bucket in which every slot that was due has a known result is as good as the results. Any other is looked up
/// in the finest records that are kept; where there are none, its first slots are taken as the known ones.
struct CoverageReader: Sendable {
    /// From the finest to the coarsest.
    private enum Source: Int, CaseIterable {
        case results
        case minutes
        case hours
        case days

        var resolution: RollupResolution? {
            switch self {
            case .results: nil
            case .minutes: .minute
            case .hours: .hour
            case .days: .day
            }
        }

        var finer: some Sequence<Source> { Self.allCases.prefix(rawValue) }
        var coarser: Source? { Source(rawValue: rawValue + 1) }
    }

    let results: any ResultStore
    let rollups: any RollupStore
    let time: any TimeSource
    let retention: RetentionPolicy
    let rawSpan: Duration
    private let pageCount = 4_096

    init(
        results: any ResultStore,
        rollups: any RollupStore,
        time: any TimeSource,
        retention: RetentionPolicy,
        rawSpan: Duration
    ) {
        self.results = results
        self.rollups = rollups
        self.time = time
        self.retention = retention
        self.rawSpan = rawSpan
    }

    /// The spans in a window, in order, that the results of a series speak for.
    func spans(of series: SeriesKey, slots: RegionSlots, in window: TimeWindow) async throws -> [TimeWindow] {
        var builder = CoverageBuilder(slots: slots, window: window)
        // A result from before the window may still speak for its beginning.
        let start = max(window.start - slots.lead(before: window.start), slots.start)
        try await read(
            TimeWindow(start: start, end: max(start, window.end)),
            of: series,
            slots: slots,
            from: window.duration <= rawSpan ? .results : .hours,
            into: &builder
        )
        return builder.spans
    }

    private func read(
        _ window: TimeWindow,
        of series: SeriesKey,
        slots: RegionSlots,
        from source: Source,
        into builder: inout CoverageBuilder
    ) async throws {
        guard !window.isEmpty else { return }
        var kept = window
        if let coarser = source.coarser {
            let edge = min(max(keptSince(source), window.start), window.end)
            let removed = TimeWindow(start: window.start, end: edge)
            try await read(removed, of: series, slots: slots, from: coarser, into: &builder)
            kept.start = edge
        }
        guard !kept.isEmpty else { return }
        if let resolution = source.resolution {
            try await readBuckets(kept, of: series, slots: slots, from: source, resolution, into: &builder)
        } else {
            try await readResults(kept, of: series, into: &builder)
        }
    }

    private func readResults(
        _ window: TimeWindow,
        of series: SeriesKey,
        into builder: inout CoverageBuilder
    ) async throws {
        var rest = window
        while !rest.isEmpty {
            let page = try await results.results(of: series, in: rest, limit: pageCount)
            builder.add(page)
            guard page.count == pageCount, let last = page.last else { return }
            rest = TimeWindow(start: last.slot.time + .nanoseconds(1), end: rest.end)
        }
    }

    private func readBuckets(
        _ window: TimeWindow,
        of series: SeriesKey,
        slots: RegionSlots,
        from source: Source,
        _ resolution: RollupResolution,
        into builder: inout CoverageBuilder
    ) async throws {
        let whole = TimeWindow(start: resolution.bucketStart(of: window.start), end: window.end)
        var buckets =
            try await RollupReader(store: rollups, time: time)
            .buckets(of: series, resolution: resolution, in: whole)[...]
        // Neighbours that have to be looked up are looked up together.
        var open: (window: TimeWindow, source: Source)?
        var start = whole.start
        while start < whole.end {
            let bucket = TimeWindow(start: start, end: start + resolution.duration)
            start = bucket.end
            let outcomes = buckets.first?.start == bucket.start ? buckets.removeFirst().outcomes : OutcomeCounts()
            var finer: Source?
            if slots.count(in: bucket) > outcomes.known {
                finer = source.finer.first { keptSince($0) <= bucket.start }
            }
            if let unread = open, unread.source == finer {
                open?.window.end = bucket.end
                continue
            }
            if let unread = open {
                try await read(unread.window, of: series, slots: slots, from: unread.source, into: &builder)
            }
            open = finer.map { (bucket, $0) }
            if finer == nil {
                builder.add(outcomes, in: bucket)
            }
        }
        if let open {
            try await read(open.window, of: series, slots: slots, from: open.source, into: &builder)
        }
    }

    /// Since when all records are kept, rounded up to where a bucket of the coarser ones begins.
    private func keptSince(_ source: Source) -> Timestamp {
        let age: Duration? =
            switch source {
            case .results: retention.results
            case .minutes: retention.minutes
            case .hours: retention.hours
            case .days: retention.days
            }
        guard let age else { return .distantPast }
        let unit = source == .hours || source == .days ? RollupResolution.day : .hour
        return unit.bucketStart(of: time.now - age + (unit.duration - .nanoseconds(1)))
    }
}
