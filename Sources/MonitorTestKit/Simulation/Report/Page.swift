public import IncidentResponse
public import MonitorCore

/// Something that the receiver of notifications was told.
public struct Page: Sendable, Hashable, CustomStringConvertible {
    /// When it arrived, since the start of the world.
    public var at: Duration
    /// What it said.
    public var notification: Notification
    /// When the trouble began by its account, since the start of the world.
    public var startedAt: Duration
    /// Whether the target was well: at no time from ``startedAt`` to ``at`` did the script have enough regions see it other
    /// than well for a majority of the electorate.
    public var isFalse: Bool

    /// Creates a page.
    public init(at elapsed: Duration, _ notification: Notification, startedAt: Duration, isFalse: Bool = false) {
        at = elapsed
        self.notification = notification
        self.startedAt = startedAt
        self.isFalse = isFalse
    }

    /// The monitor it is about.
    public var monitor: MonitorID { notification.alert.monitor }

    /// Whether it calls for help: an incident opened, or opened again.
    public var isCall: Bool { notification.occasion != .resolved }

    /// When it arrived and what it said, such as `10m52s opened shop: down`.
    public var description: String {
        let seconds = Duration.seconds(Int64(at.inSeconds.rounded()))
        return "\(seconds.text) \(notification.occasion.rawValue) \(monitor): \(notification.alert.reason)"
    }
}
