/// A request or mail that could not be delivered.
public struct TransportError: Error, Sendable, CustomStringConvertible {
    /// What went wrong.
    public struct Code: Sendable, Hashable {
        private let name: String

        /// The URL, address or header is not valid; another try will not help.
        public static let invalidRequest = Code(name: "invalidRequest")
        /// The peer could not be reached, or the connection broke; another try may help.
        public static let unreachable = Code(name: "unreachable")
        /// The exchange took too long; another try may help.
        public static let timeout = Code(name: "timeout")
        /// The answer was longer than allowed.
        public static let responseTooLarge = Code(name: "responseTooLarge")
        /// The peer said no for good; another try will not help.
        public static let rejected = Code(name: "rejected")
        /// The peer said not now; another try may help.
        public static let busy = Code(name: "busy")
        /// The peer's identity could not be verified.
        public static let untrusted = Code(name: "untrusted")
        /// The peer broke the protocol.
        public static let protocolViolation = Code(name: "protocolViolation")
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

    /// Whether another try may help.
    public var isRetryable: Bool {
        [.unreachable, .timeout, .busy].contains(code)
    }
}
