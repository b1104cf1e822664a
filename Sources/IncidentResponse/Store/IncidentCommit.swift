public import MonitorCore

/// Events of one incident and the notifications they cause, to be written together.
public struct IncidentCommit: Sendable, Hashable {
    /// The incident.
    public var incident: IncidentID
    /// The version that was decided on; 0 for a new incident.
    public var expectedVersion: Int64
    /// What happened, in order; at least one event.
    public var events: [IncidentEvent]
    /// What channels are to be told, in order; all about this incident.
    public var notifications: [Notification]

    /// Creates a commit.
    public init(
        incident: IncidentID,
        expectedVersion: Int64,
        events: [IncidentEvent],
        notifications: [Notification] = []
    ) {
        self.incident = incident
        self.expectedVersion = expectedVersion
        self.events = events
        self.notifications = notifications
    }

    /// Checks what can be told without knowing what is stored.
    ///
    /// - Throws: `StoreError` with code `invalidArgument` when there is no event, a notification is another incident's, or
    ///   the first event of a new incident does not open it.
    public func validate() throws(StoreError) {
        func invalid(_ what: String) -> StoreError {
            StoreError(code: .invalidArgument, message: "the commit of incident \(incident) \(what)")
        }
        guard let first = events.first else { throw invalid("holds no event") }
        guard notifications.allSatisfy({ $0.incident == incident }) else {
            throw invalid("holds a notification of another incident")
        }
        if expectedVersion == 0 {
            guard case .opened = first.kind else { throw invalid("must open it, not begin with “\(first.kind.name)”") }
        }
    }
}
