/// A part of a listing of incidents.
public struct IncidentPage: Sendable, Hashable {
    /// The incidents, newest first.
    public var incidents: [Incident]
    /// Where the next page begins, or `nil` at the end.
    public var next: IncidentCursor?

    /// Creates a page.
    public init(incidents: [Incident], next: IncidentCursor?) {
        self.incidents = incidents
        self.next = next
    }
}
