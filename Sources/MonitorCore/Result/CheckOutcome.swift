/// What a check found.
@nonexhaustive
public enum CheckOutcome: Sendable, Hashable, Codable {
    /// All is well.
    case up
    /// It works, but not as well as it should.
    case degraded
    /// It does not work.
    case down
    /// The monitor could not tell, for a reason of its own.
    case unknown(Fault)

    /// Whether the check passed: `up` or `degraded`.
    public var isPassing: Bool {
        switch self {
        case .up, .degraded: true
        case .down, .unknown: false
        }
    }
}
