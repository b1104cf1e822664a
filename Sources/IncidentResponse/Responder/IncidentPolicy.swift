/// How alerts become incidents.
public struct IncidentPolicy: Sendable, Hashable {
    /// The channels that are told about a new incident.
    public var channels: [ChannelID]
    /// How soon after it was resolved an incident opens again instead of a new one.
    public var reopenWindow: Duration

    /// Creates a policy.
    public init(channels: [ChannelID], reopenWindow: Duration = .seconds(600)) {
        self.channels = channels
        self.reopenWindow = reopenWindow
    }
}
