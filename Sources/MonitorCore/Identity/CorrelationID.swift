/// Ties together the log lines, messages and records that one slot causes.
public struct CorrelationID: Identifier {
    /// The identifier's text.
    public let rawValue: String

    /// Creates an identifier from its text.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}
