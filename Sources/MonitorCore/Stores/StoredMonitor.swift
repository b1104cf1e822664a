/// A monitor as a store holds it.
public struct StoredMonitor: Sendable, Hashable, Codable {
    /// The monitor.
    public var monitor: Monitor
    /// The number of this form of the monitor: 1 for the first, one more for each change.
    public var revision: Int64
    /// When this form was stored; its slots are due from then on.
    public var changedAt: Timestamp

    /// Creates a stored monitor.
    public init(monitor: Monitor, revision: Int64, changedAt: Timestamp) {
        self.monitor = monitor
        self.revision = revision
        self.changedAt = changedAt
    }
}
