/// How alerts become incidents.
public struct IncidentPolicy: Sendable, Hashable {
    /// The channels that are told about a new incident.
    public var channels: [ChannelID]
    /// How soon after it was resolved an incident opens again instead of a new one.
    public var reopenWindow: Duration
    /// The events after which an incident takes no more of its alert but its end: it is not reopened, and updates are left
    /// out.
    public var maximumEventCount: Int

    /// Creates a policy.
    public init(channels: [ChannelID], reopenWindow: Duration = .seconds(600), maximumEventCount: Int = 1_000) {
        self.channels = channels
        self.reopenWindow = reopenWindow
        self.maximumEventCount = maximumEventCount
    }
}
