/// Bytes that could not be read as, or written from, a value.
public struct WireError: Error, Sendable, CustomStringConvertible {
    /// What went wrong.
    public struct Code: Sendable, Hashable {
        private let name: String

        /// The bytes are not of the expected form.
        public static let malformed = Code(name: "malformed")
        /// The bytes were written by a later version with another meaning.
        public static let unsupportedVersion = Code(name: "unsupportedVersion")
        /// The value has no encoded form.
        public static let unencodable = Code(name: "unencodable")
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
