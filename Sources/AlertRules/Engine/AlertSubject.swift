public import MonitorCore

/// What is known of the monitor that an input is about.
public struct AlertSubject: Sendable, Hashable {
    /// The name that people see; `nil` means its id.
    public var name: String?
    /// Its labels.
    public var labels: Labels
    /// The regions it is checked in, or `nil` for any; what was remembered of others is dropped.
    public var regions: Set<Region>?
    /// The time between checks in one region, if it is always the same and known; results much further apart are not in
    /// a row.
    public var interval: Duration?
    /// Whether its checks are paused: no rule sees it then, and a change of its status is only remembered.
    public var isPaused = false

    /// Creates a subject.
    public init(name: String? = nil, labels: Labels = [:], regions: Set<Region>? = nil, interval: Duration? = nil) {
        self.name = name
        self.labels = labels
        self.regions = regions
        self.interval = interval
    }

    /// What is known of a monitor.
    public init(_ monitor: Monitor) {
        self.init(name: monitor.name, labels: monitor.labels, regions: Set(monitor.regions))
        isPaused = monitor.isPaused
        if case .every(let interval) = monitor.schedule {
            self.interval = interval
        }
    }
}
