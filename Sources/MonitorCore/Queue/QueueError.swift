/// A failure of a message queue.
public struct QueueError: Error, Sendable, CustomStringConvertible {
    /// What went wrong.
    public struct Code: Sendable, Hashable {
        private let name: String

        /// The queue is at its depth limit and the time to wait for room has passed; nothing was published.
        public static let full = Code(name: "full")
        /// A later holder of the lease has published; nothing was published now, and the caller must stop.
        public static let fenced = Code(name: "fenced")
        /// The argument breaks a stated limit; nothing was changed.
        public static let invalidArgument = Code(name: "invalidArgument")
        /// A consumer group with this name exists with another configuration.
        public static let conflict = Code(name: "conflict")
        /// The backend could not be reached or did not answer; the effect is unknown and the call may be repeated.
        public static let unavailable = Code(name: "unavailable")
        /// The queue has been shut down.
        public static let closed = Code(name: "closed")
    }

    /// What went wrong.
    public var code: Code
    /// What went wrong and what to do, for a person.
    public var message: String
    /// The error beneath, if any.
    public var cause: (any Error)?

    /// Creates an error.
    public init(code: Code, message: String, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }

    /// The message.
    public var description: String { message }
}
