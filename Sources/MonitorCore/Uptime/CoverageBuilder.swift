/// Joins the spans that single results speak for.
struct CoverageBuilder {
    /// How long a result speaks for; `nil` means until the next one, as for cron schedules.
    private let reach: Duration?
    private let window: TimeWindow
    private(set) var spans: [TimeWindow] = []
    private var latest: Timestamp?

    /// Creates a builder for one series; a result counts for 1.5 times the interval, as long as its vote does.
    init(interval: Duration?, window: TimeWindow) {
        reach = interval.map { .nanoseconds($0.inNanoseconds.multipliedSaturating(by: 3) / 2) }
        self.window = window
    }

    /// Adds results in order of slot time.
    mutating func add(_ results: [CheckResult]) {
        for result in results {
            if case .unknown = result.outcome { continue }
            add(from: result.slot.time, for: reach)
        }
    }

    /// Adds buckets, in order: as much of each, from its start, as its results speak for.
    mutating func add(_ buckets: [RollupBucket], interval: Duration?) {
        for bucket in buckets {
            let known = bucket.outcomes.total.subtractingReportingOverflow(bucket.outcomes.unknown)
            guard !known.overflow, known.partialValue > 0 else { continue }
            let length = interval.map { interval in
                let spoken = interval.inNanoseconds.multipliedSaturating(by: Int64(clamping: known.partialValue))
                return min(.nanoseconds(spoken), bucket.resolution.duration)
            }
            add(from: bucket.start, for: length)
        }
    }

    private mutating func add(from start: Timestamp, for length: Duration?) {
        if length == nil, let latest, latest < start {
            append(TimeWindow(start: latest, end: start))
        }
        append(TimeWindow(start: start, end: length.map { start + $0 } ?? window.end))
        latest = start
    }

    private mutating func append(_ span: TimeWindow) {
        guard let span = span.intersection(window) else { return }
        if let last = spans.last, span.start <= last.end {
            spans[spans.count - 1].end = max(last.end, span.end)
        } else {
            spans.append(span)
        }
    }
}
