/// The slots of one region, over the revisions of its monitor.
struct RegionSlots: Sendable {
    private let revisions: [MonitorRevision]

    /// Creates the slots of a region.
    init(of region: Region, revisions: [MonitorRevision]) {
        self.revisions = revisions.filter { $0.policy.regions.contains(region) }
    }

    /// When the first slot may be due.
    var start: Timestamp { revisions.first?.window.start ?? .distantFuture }

    /// How long before an instant results lie that may still speak for it.
    func lead(before instant: Timestamp) -> Duration {
        revisions.filter { $0.window.start < instant }
            .map { ($0, $0.lead(before: instant)) }
            .filter { revision, lead in revision.window.end > instant - lead }
            .map(\.1).max() ?? .zero
    }

    /// Until when the result of a slot speaks.
    ///
    /// Where a change of the monitor comes before that, its new schedule may let the result speak for longer: the next slot
    /// may be due later than it was to be.
    func end(of slot: Timestamp) -> Timestamp {
        let index = revisions.lowerBound { $0.window.end > slot }
        guard index < revisions.count else { return slot }
        let end = slot + revisions[index].reach(of: slot)
        let next = index + 1
        guard next < revisions.count, revisions[next].window.start < end else { return end }
        return max(end, slot + revisions[next].reach(of: slot))
    }

    /// How many slots were due in a window.
    func count(in window: TimeWindow) -> Int {
        runs(in: window).reduce(0) { $0 + $1.count }
    }

    /// The first slots of a window, at most `limit`, as unbroken runs in order.
    func runs(in window: TimeWindow, limit: Int = .max) -> [(first: Timestamp, last: Timestamp, count: Int)] {
        var runs: [(first: Timestamp, last: Timestamp, count: Int)] = []
        var rest = limit
        var index = revisions.lowerBound { $0.window.end > window.start }
        while rest > 0, index < revisions.count, revisions[index].window.start < window.end {
            if let run = revisions[index].run(in: window, limit: rest) {
                runs.append(run)
                rest -= run.count
            }
            index += 1
        }
        return runs
    }

    /// The first slot after an instant that was due in a window.
    func next(after instant: Timestamp, in window: TimeWindow) -> Timestamp? {
        runs(in: TimeWindow(start: instant + .nanoseconds(1), end: window.end), limit: 1).first?.first
    }
}
