public import MonitorCore

/// What one channel is to be told about one incident.
///
/// It holds all that a channel renders, so every attempt says the same.
public struct Notification: WireDocument, Hashable {
    /// The version of the stored form.
    public static let wireVersion = 1

    /// What the notification is about.
    @nonexhaustive
    public enum Occasion: String, Sendable, Hashable, Codable, CaseIterable {
        /// The incident opened.
        case opened
        /// It opened again.
        case reopened
        /// It is over. Such a notification also says when it began, so that it can stand alone.
        case resolved
    }

    /// The idempotency key.
    public var id: NotificationID
    /// The incident.
    public var incident: IncidentID
    /// The channel.
    public var channel: ChannelID
    /// What it is about.
    public var occasion: Occasion
    /// The change of the alert that caused it.
    public var alert: AlertChange
    /// When the trouble began.
    public var startedAt: Timestamp
    /// When it ended, if it did.
    public var endedAt: Timestamp?
    /// When it was decided to notify.
    public var createdAt: Timestamp
    /// Members written by a later version.
    public var unknownFields: JSONValue?

    private enum CodingKeys: String, CodingKey {
        case id
        case incident
        case channel
        case occasion
        case alert
        case startedAt
        case endedAt
        case createdAt
    }

    /// Creates a notification.
    public init(
        id: NotificationID,
        incident: IncidentID,
        channel: ChannelID,
        occasion: Occasion,
        alert: AlertChange,
        startedAt: Timestamp,
        endedAt: Timestamp? = nil,
        createdAt: Timestamp
    ) {
        self.id = id
        self.incident = incident
        self.channel = channel
        self.occasion = occasion
        self.alert = alert
        self.startedAt = startedAt
        self.endedAt = endedAt
        self.createdAt = createdAt
    }

    /// The lane it waits in.
    public var lane: NotificationLane { NotificationLane(incident: incident, channel: channel) }
}
