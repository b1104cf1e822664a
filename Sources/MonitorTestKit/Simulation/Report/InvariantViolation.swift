/// Something that must never be and was.
public struct InvariantViolation: Sendable, Hashable, CustomStringConvertible {
    /// What must hold.
    public var invariant: Invariant
    /// What was seen instead.
    public var message: String

    /// Creates a violation.
    public init(_ invariant: Invariant, _ message: String) {
        self.invariant = invariant
        self.message = message
    }

    /// The invariant and what was seen.
    public var description: String { "\(invariant.rawValue): \(message)" }
}
