/// Text that is not JSON, or is beyond a parser's limits.
public struct JSONParsingError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What went wrong.
    public struct Code: Sendable, Hashable {
        private let name: String

        /// The text breaks the grammar.
        public static let malformed = Code(name: "malformed")
        /// The text ends within a value.
        public static let truncated = Code(name: "truncated")
        /// The text is longer than the parser reads.
        public static let tooLong = Code(name: "tooLong")
        /// The text is nested deeper than the parser reads.
        public static let tooDeep = Code(name: "tooDeep")
    }

    /// What went wrong.
    public var code: Code
    /// What went wrong, for a person; holds nothing of the text.
    public var message: String
    /// Where it went wrong, in bytes from the start.
    public var byteOffset: Int

    /// Creates an error.
    public init(code: Code, message: String, byteOffset: Int) {
        self.code = code
        self.message = message
        self.byteOffset = byteOffset
    }

    /// The message and the place.
    public var description: String { "\(message) (at byte \(byteOffset))" }
}
