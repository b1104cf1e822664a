/// Makes uptime reports from the stores.
///
/// Time counts as covered where any region's results speak for it. For windows of up to ``rawSpan`` the results themselves
/// are read; for longer ones the hourly buckets, of which as much counts as covered as their results speak for.
public struct UptimeReporter: Sendable {
    private let monitors: any MonitorStore
    private let states: any IngestStore
    private let results: any ResultStore
    private let rollups: any RollupStore
    private let ledger: any LedgerStore
    private let time: any TimeSource
    /// The longest window for which raw results are read.
    public let rawSpan: Duration
    private let pageCount = 4_096

    /// Creates a reporter.
    ///
    /// - Parameters:
    ///   - monitors: Definitions, and when they were paused.
    ///   - states: Statuses and their transitions.
    ///   - results: What covers short windows.
    ///   - rollups: What covers long windows.
    ///   - ledger: How slots ended.
    ///   - time: The clocks.
    ///   - rawSpan: The longest window for which raw results are read.
    public init(
        monitors: any MonitorStore,
        states: any IngestStore,
        results: any ResultStore,
        rollups: any RollupStore,
        ledger: any LedgerStore,
        time: any TimeSource,
        rawSpan: Duration = .seconds(48 * 3_600)
    ) {
        self.monitors = monitors
        self.states = states
        self.results = results
        self.rollups = rollups
        self.ledger = ledger
        self.time = time
        self.rawSpan = rawSpan
    }

    /// The report on a monitor.
    ///
    /// - Throws: ``StoreError`` with code `notFound` for a monitor that never was.
    public func report(on id: MonitorID, in requested: TimeWindow) async throws -> UptimeReport {
        let history = try await monitors.history(of: id)
        guard let monitor = history.last(where: { $0.monitor != nil })?.monitor, let created = history.first?.changedAt
        else {
            throw StoreError(code: .notFound, message: "monitor \(id) does not exist; check its id")
        }
        var window = TimeWindow(start: requested.start, end: min(requested.end, time.now))
        let regions = Set(history.flatMap { $0.monitor?.regions ?? [] }).sorted()
        var coverage: [TimeWindow] = []
        for region in regions {
            coverage += try await spans(of: SeriesKey(monitor: id, region: region), monitor: monitor, in: window)
        }
        if created >= window.start {
            // Before its first result a new monitor was neither up nor down.
            window = TimeWindow(start: max(window.start, coverage.map(\.start).min() ?? created), end: window.end)
        }
        let statuses = try await statuses(of: id, in: window)
        let timeline = UptimeTimeline(
            window: window,
            statuses: statuses,
            coverage: coverage,
            maintenance: monitor.maintenanceSpans(in: window),
            paused: Self.pauses(in: history)
        )
        var counts = LedgerCounts()
        for region in regions {
            counts = counts + (try await ledger.counts(of: SeriesKey(monitor: id, region: region), in: window))
        }
        return UptimeReport(
            monitor: id,
            requested: requested,
            window: window,
            parts: timeline.parts,
            statuses: statuses,
            ledger: counts
        )
    }

    private func statuses(of id: MonitorID, in window: TimeWindow) async throws -> [StatusInterval] {
        let later = TimeWindow(start: window.start, end: .distantFuture)
        let transitions = try await states.transitions(of: id, in: later)
        let fallback = try await states.states(of: [id])[id]?.state.status ?? .unknown
        return StatusInterval.intervals(from: transitions, fallback: fallback, in: window)
    }

    private func spans(of series: SeriesKey, monitor: Monitor, in window: TimeWindow) async throws -> [TimeWindow] {
        let interval = VotePolicy(monitor: monitor).interval
        var builder = CoverageBuilder(interval: interval, window: window)
        // A result from before the window may still speak for its beginning.
        let lead = interval.map { $0 + $0 } ?? .seconds(86_400)
        if window.duration <= rawSpan {
            var rest = TimeWindow(start: window.start - lead, end: window.end)
            while !rest.isEmpty {
                let page = try await results.results(of: series, in: rest, limit: pageCount)
                builder.add(page)
                guard page.count == pageCount, let last = page.last else { break }
                rest = TimeWindow(start: last.slot.time + .nanoseconds(1), end: rest.end)
            }
        } else {
            let reader = RollupReader(store: rollups, time: time)
            let start = RollupResolution.hour.bucketStart(of: window.start - lead)
            let buckets = try await reader.buckets(
                of: series,
                resolution: .hour,
                in: TimeWindow(start: start, end: window.end)
            )
            builder.add(buckets, interval: interval)
        }
        return builder.spans
    }

    /// When the monitor was paused, or removed.
    private static func pauses(in history: [MonitorChange]) -> [TimeWindow] {
        zip(history, history.dropFirst().map(\.changedAt) + [.distantFuture])
            .compactMap { change, end in
                change.monitor?.isPaused ?? true ? TimeWindow(start: change.changedAt, end: end) : nil
            }
    }
}
