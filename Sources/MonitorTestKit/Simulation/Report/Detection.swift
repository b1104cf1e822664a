public import MonitorCore

/// A true outage, and when it was found.
public struct Detection: Sendable, Hashable {
    /// The monitor.
    public var monitor: MonitorID
    /// When the outage began, since the start of the world.
    public var outage: Duration
    /// When its end came, since the start of the world.
    public var end: Duration
    /// When the change of status was announced, since the start of the world; `nil` if it never was.
    public var announced: Duration?
    /// When the outage began by the platform's account, since the start of the world.
    public var dated: Duration?

    /// Creates a detection.
    public init(monitor: MonitorID, outage: Duration, end: Duration, announced: Duration? = nil, dated: Duration? = nil)
    {
        self.monitor = monitor
        self.outage = outage
        self.end = end
        self.announced = announced
        self.dated = dated
    }

    /// How long it took until the change of status was announced.
    public var delay: Duration? { announced.map { $0 - outage } }
}
