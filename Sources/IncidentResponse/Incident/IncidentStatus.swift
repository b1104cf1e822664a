/// Where an incident stands.
@nonexhaustive
public enum IncidentStatus: String, Sendable, Hashable, Codable, CaseIterable {
    /// Open, and nobody has taken it yet.
    case triggered
    /// Open, and somebody works on it.
    case acknowledged
    /// Over.
    case resolved
}
