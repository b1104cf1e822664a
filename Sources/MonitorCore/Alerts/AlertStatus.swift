/// Whether an alert's condition holds.
@nonexhaustive
public enum AlertStatus: String, Sendable, Hashable, Codable, CaseIterable {
    /// It holds.
    case firing
    /// It no longer does.
    case resolved
}
