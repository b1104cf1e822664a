/// Whether an object has a member, and whether that is `null`.
public enum Presence: Sendable, Hashable {
    /// The object does not have it.
    case absent
    /// It is `null`.
    case null
    /// It has a value.
    case value
}
