/// What is wrong with a configuration, field by field.
public struct ConfigurationIssues: Sendable, Hashable {
    /// One wrong field.
    public struct Issue: Sendable, Hashable, CustomStringConvertible {
        /// The field, as a dotted path such as `assertions[2].pattern`.
        public var field: String
        /// What is wrong and what to write instead.
        public var message: String

        /// Creates an issue.
        public init(field: String, message: String) {
            self.field = field
            self.message = message
        }

        /// `field: message`.
        public var description: String { "\(field): \(message)" }
    }

    /// The issues found so far.
    public private(set) var issues: [Issue] = []

    /// Creates an empty list.
    public init() {}

    /// Whether nothing is wrong.
    public var isEmpty: Bool { issues.isEmpty }

    /// Adds an issue.
    public mutating func add(_ field: String, _ message: String) {
        issues.append(Issue(field: field, message: message))
    }

    /// Adds an issue unless a condition holds.
    public mutating func require(_ condition: Bool, _ field: String, _ message: @autoclosure () -> String) {
        if !condition {
            add(field, message())
        }
    }
}
