public import MonitorCore

/// A place in a listing of incidents, which is ordered by the time of opening, newest first, then by id.
public struct IncidentCursor: Sendable, Hashable, Comparable, Codable {
    /// When the incident there was opened.
    public var openedAt: Timestamp
    /// Its id.
    public var id: IncidentID

    /// Creates a cursor.
    public init(openedAt: Timestamp, id: IncidentID) {
        self.openedAt = openedAt
        self.id = id
    }

    /// The place of an incident.
    public init(_ incident: Incident) {
        self.init(openedAt: incident.openedAt, id: incident.id)
    }

    /// Orders places as the listing does.
    public static func < (lhs: IncidentCursor, rhs: IncidentCursor) -> Bool {
        lhs.openedAt == rhs.openedAt ? lhs.id < rhs.id : lhs.openedAt > rhs.openedAt
    }
}
