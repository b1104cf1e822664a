/// A part of a listing of monitors.
public struct MonitorPage: Sendable, Hashable {
    /// The monitors, in order of id.
    public var monitors: [StoredMonitor]
    /// Where the next page begins, or `nil` at the end.
    public var next: MonitorID?

    /// Creates a page.
    public init(monitors: [StoredMonitor], next: MonitorID?) {
        self.monitors = monitors
        self.next = next
    }
}
