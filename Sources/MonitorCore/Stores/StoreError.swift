/// A failure of a store, lease, cache or rate limiter.
///
/// The message says what to do and holds no payload and no credential.
public struct StoreError: Error, Sendable, CustomStringConvertible {
    /// What went wrong.
    public struct Code: Sendable, Hashable {
        private let name: String

        /// The stored value is not at the revision or version the caller expected; read it again and decide anew.
        public static let conflict = Code(name: "conflict")
        /// The value to change does not exist.
        public static let notFound = Code(name: "notFound")
        /// The argument breaks a stated limit; the store is unchanged.
        public static let invalidArgument = Code(name: "invalidArgument")
        /// A later holder of the lease has acted; the caller must stop.
        public static let fenced = Code(name: "fenced")
        /// The backend could not be reached or did not answer; the effect is unknown and the call may be repeated.
        public static let unavailable = Code(name: "unavailable")
        /// The backend has no room left.
        public static let outOfSpace = Code(name: "outOfSpace")
        /// What is stored cannot be read.
        public static let corrupted = Code(name: "corrupted")
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
