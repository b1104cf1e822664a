/// One entry of a monitor store's change feed.
public struct MonitorChange: Sendable, Hashable, Codable {
    /// The position in the feed, rising with every change of any monitor.
    public var sequence: Int64
    /// The monitor that changed.
    public var id: MonitorID
    /// The monitor's revision after the change.
    public var revision: Int64
    /// When it changed; never before the monitor's previous change, even when the clock was set back.
    public var changedAt: Timestamp
    /// The new form, or `nil` when it was removed.
    public var monitor: Monitor?

    /// Creates a change.
    public init(sequence: Int64, id: MonitorID, revision: Int64, changedAt: Timestamp, monitor: Monitor?) {
        self.sequence = sequence
        self.id = id
        self.revision = revision
        self.changedAt = changedAt
        self.monitor = monitor
    }
}
