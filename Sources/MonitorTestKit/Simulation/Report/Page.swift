public import IncidentResponse
import MonitorCore

/// Something that the receiver of notifications was told.
public struct Page: Sendable, Hashable, CustomStringConvertible {
    /// When it arrived, since the start of the world.
    public var at: Duration
    /// What it said.
    public var notification: Notification

    /// Creates a page.
    public init(at elapsed: Duration, _ notification: Notification) {
        at = elapsed
        self.notification = notification
    }

    /// When it arrived and what it said, such as `10m52s opened shop: down`.
    public var description: String {
        let seconds = Duration.seconds(Int64(at.inSeconds.rounded()))
        return
            "\(seconds.text) \(notification.occasion.rawValue) \(notification.alert.monitor): \(notification.alert.reason)"
    }
}
