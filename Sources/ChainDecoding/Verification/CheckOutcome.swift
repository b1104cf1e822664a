/// What came of a check of a block.
public enum CheckOutcome: Sendable, Hashable {
    /// What was computed is what is claimed.
    case valid
    /// It is not.
    case invalid(expected: String, found: String)
    /// It cannot be said, for a reason.
    case unverifiable(reason: String)

    /// The outcome of comparing what is claimed with what was computed.
    init<Value: Equatable & CustomStringConvertible>(expected: Value, found: Value) {
        self = expected == found ? .valid : .invalid(expected: expected.description, found: found.description)
    }

    /// The same outcome, unless it is a difference for which there may be a reason.
    func excused(by reason: String?) -> CheckOutcome {
        guard case .invalid = self, let reason else { return self }
        return .unverifiable(reason: reason)
    }
}

extension CheckOutcome: CustomStringConvertible {
    /// The outcome in a few words.
    public var description: String {
        switch self {
        case .valid: "valid"
        case .invalid(let expected, let found): "invalid: expected \(expected), found \(found)"
        // A node chooses the names of the members that it adds.
        case .unverifiable(let reason): "unverifiable: \(PrintableText.escaped(reason))"
        }
    }
}
