public import MonitorCore

/// A time during which a target was truly down: in so many regions that they are a majority of the electorate.
public struct TrueOutage: Sendable, Hashable {
    /// The monitor.
    public var monitor: MonitorID
    /// When it began.
    public var start: Timestamp
    /// When it was over, or the scenario was.
    public var end: Timestamp
    /// When the announced status was `down` for the first time since the start, decided by a slot before the end; `nil` when
    /// that never was.
    public var detectedAt: Timestamp?
    /// The beginning of the outage as the announcement dates it.
    public var datedAt: Timestamp?
    /// How long it may take until it is detected; `nil` where the schedule has no interval.
    public var bound: Duration?

    /// Creates an outage that has not been detected.
    public init(of monitor: MonitorID, from start: Timestamp, to end: Timestamp, bound: Duration? = nil) {
        self.monitor = monitor
        self.start = start
        self.end = end
        self.bound = bound
    }

    /// How long it lasted.
    public var duration: Duration { end - start }

    /// How long it took until it was detected.
    public var detectionDelay: Duration? { detectedAt.map { $0 - start } }

    /// Whether it was detected within the bound, or ended before it had to be.
    public var isWithinBound: Bool {
        guard let bound else { return true }
        return (detectionDelay ?? duration) <= bound
    }

    /// How long it may take until an outage of a monitor's target is detected: until the next slot, then until as many slots
    /// as the confirmation needs have failed, with two attempts that time out and 5 s for the platform; `nil` for a cron
    /// schedule.
    public static func bound(for monitor: Monitor) -> Duration? {
        guard let interval = SlotSequence(monitor).interval else { return nil }
        let confirmation = interval * (max(1, monitor.confirmation.consecutiveFailures) - 1)
        return interval + monitor.timeout * 2 + confirmation + .seconds(5)
    }
}
