public import MonitorCore

/// What the holder of a claim did.
public struct NotificationSettlement: Sendable, Hashable {
    /// The lane.
    public var lane: NotificationLane
    /// The ``NotificationClaim/token`` of the claim.
    public var token: Int64
    /// What came of each notification that was handled; those left out wait on, unchanged.
    public var attempts: [NotificationAttempt]
    /// When this was done; the time of the timeline's events.
    public var at: Timestamp
    /// How long the lane rests before it may be claimed again; `nil` when it may be at once.
    public var retryAfter: Duration?

    /// Creates a settlement.
    public init(
        lane: NotificationLane,
        token: Int64,
        attempts: [NotificationAttempt],
        at: Timestamp,
        retryAfter: Duration? = nil
    ) {
        self.lane = lane
        self.token = token
        self.attempts = attempts
        self.at = at
        self.retryAfter = retryAfter
    }

    /// The events that the settlement adds to the incident's timeline.
    public var events: [IncidentEvent] {
        attempts.map { IncidentEvent(.notified($0), at: at) }
    }
}
