/// Why a name has no address.
public struct NameResolutionError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kinds of failure.
    @nonexhaustive
    public enum Code: Sendable, Hashable {
        /// The name does not exist: the target's failure.
        case nameNotFound
        /// The name exists but has no address of the family asked for: the target's failure.
        case noAddress
        /// The resolver could not answer: its own failure, or that of the name's zone.
        case unavailable
        /// The resolver did not answer in time: its own failure, or that of the name's zone.
        case timedOut
        /// Too many lookups wait already, or this one was not begun in time: the runner's failure.
        case overloaded
        /// No file descriptor was left.
        case fileDescriptors
    }

    /// The kind of failure.
    public var code: Code
    /// What happened, for a person.
    public var message: String

    /// Creates an error.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// What happened.
    public var description: String { message }
}
