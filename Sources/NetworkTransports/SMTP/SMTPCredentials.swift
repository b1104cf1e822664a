/// A name and a password for a mail server.
public struct SMTPCredentials: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible {
    /// The user's name.
    public var username: String
    /// The password.
    public var password: String

    /// Creates credentials.
    public init(username: String, password: String) {
        self.username = username
        self.password = password
    }

    /// The name alone.
    public var description: String { "SMTPCredentials(\(username))" }

    /// The name alone.
    public var debugDescription: String { description }
}
