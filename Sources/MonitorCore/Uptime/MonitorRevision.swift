/// A form that a monitor had while it was watched, and for how long that was in force.
struct MonitorRevision: Sendable {
    /// From the change that made it up to the next one.
    private(set) var window: TimeWindow
    let policy: VotePolicy
    let slots: SlotSequence
    private let monitor: Monitor

    private init(monitor: Monitor, window: TimeWindow) {
        self.monitor = monitor
        self.window = window
        policy = VotePolicy(monitor: monitor)
        slots = SlotSequence(monitor)
    }

    /// The revisions in which a monitor was neither paused nor removed, in order.
    ///
    /// Changes that matter to no uptime report, such as one of labels, begin no revision.
    static func active(in history: [MonitorChange]) -> [MonitorRevision] {
        var revisions: [MonitorRevision] = []
        for (change, end) in zip(history, history.dropFirst().map(\.changedAt) + [.distantFuture]) {
            guard let monitor = change.monitor, !monitor.isPaused else { continue }
            let revision = MonitorRevision(monitor: monitor, window: TimeWindow(start: change.changedAt, end: end))
            if let last = revisions.last, last.window.end == revision.window.start, last.isLike(revision) {
                revisions[revisions.count - 1].window.end = revision.window.end
            } else if !revision.window.isEmpty {
                revisions.append(revision)
            }
        }
        return revisions
    }

    private func isLike(_ other: MonitorRevision) -> Bool {
        slots == other.slots && policy == other.policy && monitor.maintenance == other.monitor.maintenance
    }

    /// The planned work that was in force in a window.
    func maintenance(in window: TimeWindow) -> [TimeWindow] {
        window.intersection(self.window).map { monitor.maintenanceSpans(in: $0) } ?? []
    }

    /// The spans, in order, in which results of enough regions for a majority of the quorum speak.
    func coverage(by spans: [Region: [TimeWindow]]) -> [TimeWindow] {
        let own = policy.regions.flatMap { spans[$0] ?? [] }.compactMap { $0.intersection(window) }
        return TimeWindow.overlaps(of: own, count: policy.quorum / 2 + 1)
    }

    /// How long a slot's result speaks: up to the next slot, and half as long again, as long as its vote counts.
    func reach(of slot: Timestamp) -> Duration {
        let step = slots.interval ?? (slots.next(after: slot) ?? .distantFuture) - slot
        return .nanoseconds(step.inNanoseconds.multipliedSaturating(by: 3) / 2)
    }

    /// How long before an instant results lie that may still speak for it.
    func lead(before instant: Timestamp) -> Duration {
        if slots.interval != nil { return reach(of: instant) }
        let longest = Duration.seconds(2 * 366 * 86_400)
        var span = Duration.seconds(60)
        while span < longest, (slots.first(from: instant - span) ?? .distantFuture) >= instant {
            span *= 2
        }
        // The result before that slot may speak, too.
        return span * 2
    }

    /// The first slots of a window, at most `limit`, from the first to the last; `nil` when there are none.
    func run(in window: TimeWindow, limit: Int = .max) -> (first: Timestamp, last: Timestamp, count: Int)? {
        guard limit > 0, let part = window.intersection(self.window), let first = slots.first(from: part.start),
            first < part.end
        else { return nil }
        if let interval = slots.interval {
            let count = min(limit, slots.count(in: part))
            return (first, first + interval * (count - 1), count)
        }
        return slots.slots(in: part, limit: limit).reduce((first, first, 0)) { ($0.0, $1, $0.2 + 1) }
    }
}
