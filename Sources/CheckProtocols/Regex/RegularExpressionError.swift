/// A pattern that cannot be used, or a match that would be too much work.
public struct RegularExpressionError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What went wrong.
    public struct Code: Sendable, Hashable {
        private let name: String

        /// The pattern breaks the syntax.
        public static let malformed = Code(name: "malformed")
        /// The pattern uses what has no linear-time form: a backreference, lookaround, or an atomic group.
        public static let unsupported = Code(name: "unsupported")
        /// The pattern is beyond the limits.
        public static let tooLarge = Code(name: "tooLarge")
        /// The input is beyond the limits.
        public static let inputTooLong = Code(name: "inputTooLong")
        /// The match would visit more instructions than the limits allow.
        public static let tooMuchWork = Code(name: "tooMuchWork")
    }

    /// What went wrong.
    public var code: Code
    /// What went wrong and what to write instead.
    public var message: String
    /// Where in the pattern, in characters (Unicode scalars) from 0.
    public var position: Int?

    /// Creates an error.
    public init(code: Code, message: String, position: Int? = nil) {
        self.code = code
        self.message = message
        self.position = position
    }

    /// The message and the place.
    public var description: String {
        position.map { "\(message) (at character \($0 + 1) of the pattern)" } ?? message
    }
}
