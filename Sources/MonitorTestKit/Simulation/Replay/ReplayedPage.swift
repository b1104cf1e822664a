public import IncidentResponse
public import MonitorCore

/// A call for help: what one channel was told when an incident opened or opened again.
public struct ReplayedPage: Sendable, Hashable {
    /// The monitor.
    public var monitor: MonitorID
    /// The rule that fired.
    public var rule: AlertRuleID
    /// The incident.
    public var incident: IncidentID
    /// The channel.
    public var channel: ChannelID
    /// Whether the incident opened or opened again.
    public var occasion: Notification.Occasion
    /// The slot at which the trouble began.
    public var startedAt: Timestamp
    /// When the page was sent.
    public var at: Timestamp
    /// Whether the target was well: at no time from ``startedAt`` to ``at`` did the script have enough regions see it other
    /// than well for a majority of the electorate.
    public var isFalse: Bool

    /// Creates a page.
    public init(_ notification: Notification, at: Timestamp, isFalse: Bool) {
        monitor = notification.alert.monitor
        rule = notification.alert.rule
        incident = notification.incident
        channel = notification.channel
        occasion = notification.occasion
        startedAt = notification.startedAt
        self.at = at
        self.isFalse = isFalse
    }
}
