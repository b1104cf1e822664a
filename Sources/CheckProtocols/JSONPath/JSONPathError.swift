/// A query that is not JSONPath, or an evaluation that would be too much work.
public struct JSONPathError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What went wrong.
    public struct Code: Sendable, Hashable {
        private let name: String

        /// The query breaks the grammar.
        public static let malformed = Code(name: "malformed")
        /// The query breaks the rules on types: an unknown function, a wrong argument, or a comparison of what is no value.
        public static let illTyped = Code(name: "illTyped")
        /// The query is beyond the limits.
        public static let tooLarge = Code(name: "tooLarge")
        /// The evaluation would visit more than the limits allow.
        public static let tooMuchWork = Code(name: "tooMuchWork")
    }

    /// What went wrong.
    public var code: Code
    /// What went wrong and what to write instead.
    public var message: String
    /// Where in the query, in characters (Unicode scalars) from 0.
    public var position: Int?

    /// Creates an error.
    public init(code: Code, message: String, position: Int? = nil) {
        self.code = code
        self.message = message
        self.position = position
    }

    /// The message and the place.
    public var description: String {
        position.map { "\(message) (at character \($0 + 1) of the path)" } ?? message
    }
}
