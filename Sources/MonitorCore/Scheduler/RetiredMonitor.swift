/// A revision of a monitor that another has replaced, with the slots it leaves behind.
struct RetiredMonitor: Sendable {
    let id: MonitorID
    let regions: [Region]
    /// When the next revision began.
    let end: Timestamp
    /// The first slot that has not ended.
    private(set) var next: Timestamp
    private let interval: Duration
    private let cron: CronSchedule?

    init(_ entry: ScheduledMonitor, regions: [Region], cron: CronSchedule?, end: Timestamp) {
        id = entry.id
        next = entry.next
        interval = .milliseconds(entry.interval)
        self.regions = regions
        self.cron = cron
        self.end = end
    }

    /// Whether no slot is left.
    var isDone: Bool { next >= end }

    /// Goes on to the following slot.
    mutating func advance() {
        next = cron.map { $0.next(after: next) ?? .distantFuture } ?? next + interval
    }
}
