/// How an implementation broke a law.
public struct LawViolation: Error, Sendable, CustomStringConvertible {
    /// The law's name.
    public var law: String
    /// What was expected and what happened.
    public var message: String

    /// Creates a violation.
    public init(law: String, message: String) {
        self.law = law
        self.message = message
    }

    /// The law and what happened.
    public var description: String { "law “\(law)” is broken: \(message)" }
}
