/// What a scheduler keeps of a monitor: enough to know its slots, and no more, for there may be a million of them.
struct ScheduledMonitor: Sendable {
    /// The monitor.
    var id: MonitorID
    /// Its revision.
    var revision: Int64
    /// Its first slot that has not been dispatched; `distantFuture` when there is none.
    var next: Timestamp
    /// The interval in milliseconds; 0 for a cron schedule.
    var interval: Int64
    /// The timeout in milliseconds.
    var timeout: UInt32
    /// The number of its list of regions in the table.
    var regions: UInt32
    /// The number of its cron schedule in the table; meaningless with an interval.
    var cron: UInt32
    /// Whether the place in the table is in use.
    var isPresent = true
}
