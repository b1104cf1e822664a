/// Makes uptime reports from the stores.
///
/// Time counts as covered where results of as many regions speak for it as a majority of the quorum has: a status that is
/// held because too few regions vote is not known. Schedule, regions, quorum and planned work are those of the revision of
/// the monitor that was in force. Windows of up to ``rawSpan`` are read from results, longer ones from hourly buckets; where
/// these are too old to be kept, or do not know all of their slots, the report uses what else is kept.
public struct UptimeReporter: Sendable {
    private let monitors: any MonitorStore
    private let states: any IngestStore
    private let ledger: any LedgerStore
    private let time: any TimeSource
    private let coverage: CoverageReader

    /// The longest window for which raw results are read.
    public var rawSpan: Duration { coverage.rawSpan }

    /// Creates a reporter.
    ///
    /// - Parameters:
    ///   - monitors: Definitions, and when they changed.
    ///   - states: Statuses and their transitions.
    ///   - results: What covers short windows.
    ///   - rollups: What covers long and old windows.
    ///   - ledger: How slots ended.
    ///   - time: The clocks.
    ///   - retention: How long which records are kept, as a ``RetentionSweeper`` is told.
    ///   - rawSpan: The longest window for which raw results are read.
    public init(
        monitors: any MonitorStore,
        states: any IngestStore,
        results: any ResultStore,
        rollups: any RollupStore,
        ledger: any LedgerStore,
        time: any TimeSource,
        retention: RetentionPolicy = RetentionPolicy(),
        rawSpan: Duration = .seconds(48 * 3_600)
    ) {
        self.monitors = monitors
        self.states = states
        self.ledger = ledger
        self.time = time
        coverage = CoverageReader(
            results: results,
            rollups: rollups,
            time: time,
            retention: retention,
            rawSpan: rawSpan
        )
    }

    /// The report on a monitor.
    ///
    /// - Throws: ``StoreError`` with code `notFound` for a monitor that never was.
    public func report(on id: MonitorID, in requested: TimeWindow) async throws -> UptimeReport {
        let history = try await monitors.history(of: id)
        guard let created = history.first?.changedAt else {
            throw StoreError(code: .notFound, message: "monitor \(id) does not exist; check its id")
        }
        var window = TimeWindow(start: requested.start, end: min(requested.end, time.now))
        let revisions = MonitorRevision.active(in: history)
        let covered = try await coveredSpans(of: id, revisions: revisions, in: window)
        if created >= window.start {
            // Before its first result a new monitor was neither up nor down.
            window = TimeWindow(start: max(window.start, covered.first?.start ?? created), end: window.end)
        }
        let statuses = try await statuses(of: id, in: window)
        let timeline = UptimeTimeline(
            window: window,
            statuses: statuses,
            coverage: covered,
            maintenance: revisions.flatMap { $0.maintenance(in: window) },
            paused: Self.pauses(in: history)
        )
        var counts = LedgerCounts()
        for region in Set(history.flatMap({ $0.monitor?.regions ?? [] })) {
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

    private func coveredSpans(
        of id: MonitorID,
        revisions: [MonitorRevision],
        in window: TimeWindow
    ) async throws -> [TimeWindow] {
        var spans: [Region: [TimeWindow]] = [:]
        for region in Set(revisions.flatMap(\.policy.regions)) {
            spans[region] = try await coverage.spans(
                of: SeriesKey(monitor: id, region: region),
                slots: RegionSlots(of: region, revisions: revisions),
                in: window
            )
        }
        return revisions.flatMap { $0.coverage(by: spans) }
    }

    private func statuses(of id: MonitorID, in window: TimeWindow) async throws -> [StatusInterval] {
        let fallback = try await states.states(of: [id])[id]?.state.status ?? .unknown
        let transitions = try await transitions(of: id, in: window)
        var known = window
        if let first = transitions.first, first.at > window.start, let age = coverage.retention.transitions {
            // What was decided longer ago may have been removed: then the status before the first is known only since.
            known.start = min(max(window.start, time.now - age), first.at, window.end)
        }
        return StatusInterval.intervals(from: transitions, fallback: fallback, in: known)
    }

    /// The transitions decided in a window, and those decided later, up to the first that begins after it.
    private func transitions(of id: MonitorID, in window: TimeWindow) async throws -> [Transition] {
        var transitions = try await states.transitions(of: id, in: window)
        var page = TimeWindow(start: window.end, end: window.end)
        var span = Duration.seconds(3_600)
        // A transition never begins before the one decided before it does.
        while (transitions.last?.at ?? .distantPast) < window.end, page.end < .distantFuture {
            let end = page.end >= time.now ? .distantFuture : page.end + span
            page = TimeWindow(start: page.end, end: end)
            span *= 2
            transitions += try await states.transitions(of: id, in: page)
        }
        return transitions
    }

    /// When the monitor was paused, or removed.
    private static func pauses(in history: [MonitorChange]) -> [TimeWindow] {
        zip(history, history.dropFirst().map(\.changedAt) + [.distantFuture])
            .compactMap { change, end in
                change.monitor?.isPaused ?? true ? TimeWindow(start: change.changedAt, end: end) : nil
            }
    }
}
