public import MonitorCore

/// The identity of an incident.
public struct IncidentID: Identifier {
    /// The identifier's text.
    public let rawValue: String

    /// Creates an identifier from its text.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The identity of the incident that a change opens: `rule/monitor#sequence`, the same however often it is tried.
    public init(openedBy change: AlertChange) {
        self.init(rawValue: "\(change.key)#\(change.sequence)")
    }
}
