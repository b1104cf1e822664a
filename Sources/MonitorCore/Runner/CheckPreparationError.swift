/// A check that cannot be run as it is configured.
public struct CheckPreparationError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kind of check.
    public var kind: CheckKind
    /// What is wrong, field by field.
    public var issues: ConfigurationIssues

    /// Creates an error.
    public init(kind: CheckKind, issues: ConfigurationIssues) {
        self.kind = kind
        self.issues = issues
    }

    /// All issues on one line.
    public var description: String {
        "a check of kind “\(kind)” cannot be run: " + issues.issues.map(\.description).joined(separator: "; ")
    }
}
