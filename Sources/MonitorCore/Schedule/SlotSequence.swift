/// The instants at which one monitor's checks are due.
///
/// At a fixed interval, slots lie at epoch + phase + *k* × interval. The phase is a hash of the monitor's id over the
/// whole interval, so the load of many monitors spreads evenly, and every process computes the same slots for ever. Slot
/// times are whole milliseconds.
public struct SlotSequence: Sendable, Hashable {
    /// The shortest interval; a shorter one counts as this.
    public static let minimumInterval = Duration.milliseconds(10)

    private enum Rule: Sendable, Hashable {
        case interval(Int64, phase: Int64)
        case cron(CronSchedule)
    }

    private let rule: Rule

    /// Creates the sequence of a monitor.
    public init(monitor: MonitorID, schedule: Schedule) {
        switch schedule {
        case .every(let interval):
            let interval = max(interval, Self.minimumInterval).inMilliseconds
            let phase = stableHash(monitor.rawValue).multipliedFullWidth(by: UInt64(interval)).high
            rule = .interval(interval, phase: Int64(phase))
        case .cron(let cron):
            rule = .cron(cron)
        }
    }

    /// Creates the sequence of a monitor.
    public init(_ monitor: Monitor) {
        self.init(monitor: monitor.id, schedule: monitor.schedule)
    }

    /// The distance between two slots; `nil` for a cron schedule.
    public var interval: Duration? {
        if case .interval(let milliseconds, phase: _) = rule { .milliseconds(milliseconds) } else { nil }
    }

    /// The first slot after an instant, or `nil` when there is none.
    public func next(after instant: Timestamp) -> Timestamp? {
        switch rule {
        case .interval(let interval, let phase):
            let passed = (instant.milliseconds - phase).floorDivided(by: interval)
            let slot = phase.addingSaturating((passed + 1).multipliedSaturating(by: interval))
            let time = Timestamp(milliseconds: slot)
            return time > instant && time != .distantFuture ? time : nil
        case .cron(let cron):
            return cron.next(after: instant)
        }
    }

    /// The first slot at or after an instant, or `nil` when there is none.
    public func first(from instant: Timestamp) -> Timestamp? {
        next(after: instant - .nanoseconds(1))
    }

    /// The slots in a window, in order; computed one by one, at most `limit` of them.
    public func slots(in window: TimeWindow, limit: Int = .max) -> Slots {
        Slots(sequence: self, upcoming: first(from: window.start), end: window.end, rest: limit)
    }

    /// How many slots lie in a window.
    ///
    /// - Complexity: O(1) for a fixed interval; O(*n*) in the number of slots for a cron schedule.
    public func count(in window: TimeWindow) -> Int {
        guard !window.isEmpty else { return 0 }
        switch rule {
        case .interval(let interval, let phase):
            let before = ((window.start - .nanoseconds(1)).milliseconds - phase).floorDivided(by: interval)
            let through = ((window.end - .nanoseconds(1)).milliseconds - phase).floorDivided(by: interval)
            return Int(through - before)
        case .cron:
            return slots(in: window).reduce(0) { (count: Int, _: Timestamp) in count + 1 }
        }
    }
}

extension SlotSequence {
    /// The slots in a window.
    public struct Slots: Sequence, IteratorProtocol, Sendable {
        fileprivate let sequence: SlotSequence
        fileprivate var upcoming: Timestamp?
        fileprivate let end: Timestamp
        fileprivate var rest: Int

        /// The next slot, or `nil` at the end.
        public mutating func next() -> Timestamp? {
            guard rest > 0, let slot = upcoming, slot < end else { return nil }
            rest -= 1
            upcoming = sequence.next(after: slot)
            return slot
        }
    }
}
