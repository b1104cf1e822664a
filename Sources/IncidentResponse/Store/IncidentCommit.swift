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

    /// The incident that the commit makes of what is stored.
    ///
    /// Stores call it in the transaction that writes the commit. Changes of an alert are handled by any responder in any
    /// order, so one may have been decided before a later one was written: what is over must not be opened by it.
    ///
    /// - Parameters:
    ///   - stored: The incident as it is stored, if it is.
    ///   - latestIncident: Reads the incident last opened for a key, or `nil`.
    /// - Returns: What is to be stored; `nil` when the commit conflicts, see ``IncidentStore/commit(_:)``.
    /// - Throws: What `latestIncident` throws.
    public func applied(
        to stored: Incident?,
        latestIncident: (DedupKey) throws -> Incident?
    ) rethrows -> Incident? {
        guard stored?.version ?? 0 == expectedVersion,
            let result = Incident.folding(events, onto: stored, id: incident)
        else { return nil }
        let isReopening = result.isOpen && stored?.isOpen == false
        guard stored == nil || isReopening, let latest = try latestIncident(result.key), latest.id != incident else {
            return result
        }
        guard stored == nil, !latest.isOpen, latest.alert.sequence < result.alert.sequence else { return nil }
        return result
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
