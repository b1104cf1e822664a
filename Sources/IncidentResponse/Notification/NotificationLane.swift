/// The notifications of one incident to one channel; they are delivered in order, one after the other.
public struct NotificationLane: Sendable, Hashable, Codable {
    /// The incident.
    public var incident: IncidentID
    /// The channel.
    public var channel: ChannelID

    /// Creates a lane.
    public init(incident: IncidentID, channel: ChannelID) {
        self.incident = incident
        self.channel = channel
    }
}
