/// The right to deliver what waits in a lane, until the lease ends.
public struct NotificationClaim: Sendable, Hashable {
    /// The lane.
    public var lane: NotificationLane
    /// Tells this claim from every other claim of the lane.
    public var token: Int64
    /// What waits, oldest first; at least one, at most ``maximumEntryCount``.
    public var entries: [OutboxEntry]

    /// The most entries a claim holds; what waits beyond them comes with a later claim.
    public static let maximumEntryCount = 32

    /// Creates a claim.
    public init(lane: NotificationLane, token: Int64, entries: [OutboxEntry]) {
        self.lane = lane
        self.token = token
        self.entries = entries
    }
}
