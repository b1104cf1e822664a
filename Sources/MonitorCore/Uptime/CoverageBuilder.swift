/// Joins the spans that single results of one region speak for; everything is added in order of time.
struct CoverageBuilder {
    private let slots: RegionSlots
    private let window: TimeWindow
    private(set) var spans: [TimeWindow] = []

    /// Creates a builder for one series.
    init(slots: RegionSlots, window: TimeWindow) {
        self.slots = slots
        self.window = window
    }

    /// Adds results.
    ///
    /// One that is unknown ends what the one before it speaks for: from then on the region has no vote.
    mutating func add(_ results: [CheckResult]) {
        for result in results {
            if case .unknown = result.outcome {
                end(at: result.slot.time)
            } else {
                append(from: result.slot.time, through: result.slot.time)
            }
        }
    }

    /// Adds what a bucket knows, or an empty one; where it does not know all slots, the first ones are taken as known.
    mutating func add(_ outcomes: OutcomeCounts, in bucket: TimeWindow) {
        var last = bucket.start - .nanoseconds(1)
        for run in slots.runs(in: bucket, limit: outcomes.known) {
            append(from: run.first, through: run.last)
            last = run.last
        }
        if outcomes.unknown > 0, let fault = slots.next(after: last, in: bucket) {
            end(at: fault)
        }
    }

    private mutating func append(from first: Timestamp, through last: Timestamp) {
        guard let span = TimeWindow(start: first, end: slots.end(of: last)).intersection(window) else { return }
        if let last = spans.last, span.start <= last.end {
            spans[spans.count - 1].end = max(last.end, span.end)
        } else {
            spans.append(span)
        }
    }

    private mutating func end(at instant: Timestamp) {
        guard let last = spans.last, last.end > instant else { return }
        if last.start < instant {
            spans[spans.count - 1].end = instant
        } else {
            spans.removeLast()
        }
    }
}
