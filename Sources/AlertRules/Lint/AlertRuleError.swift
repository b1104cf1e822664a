/// Rules that cannot be run.
public struct AlertRuleError: Error, Sendable, CustomStringConvertible {
    /// What is wrong with them.
    public var issues: [AlertRuleIssue]

    /// Creates an error.
    public init(issues: [AlertRuleIssue]) {
        self.issues = issues
    }

    /// The issues, one a line.
    public var description: String { issues.map(\.description).joined(separator: "\n") }
}
