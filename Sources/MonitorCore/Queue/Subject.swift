/// What a message is about: dot-separated tokens, such as `check.execute.eu-west`.
public struct Subject: Identifier {
    /// The subject's text.
    public let rawValue: String

    /// Creates a subject from its text.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}
