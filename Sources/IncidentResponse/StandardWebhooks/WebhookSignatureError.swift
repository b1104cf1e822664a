/// A webhook that cannot be signed, or whose signature does not hold.
public struct WebhookSignatureError: Error, Sendable, CustomStringConvertible {
    /// What went wrong.
    public struct Code: Sendable, Hashable {
        private let name: String

        /// The text is no secret.
        public static let invalidSecret = Code(name: "invalidSecret")
        /// There is no secret to sign or verify with.
        public static let noSecret = Code(name: "noSecret")
        /// The id is empty or contains a `.`.
        public static let invalidID = Code(name: "invalidID")
        /// A header is missing.
        public static let missingHeader = Code(name: "missingHeader")
        /// The timestamp is no number.
        public static let invalidTimestamp = Code(name: "invalidTimestamp")
        /// The message is too old: perhaps somebody sends it again.
        public static let tooOld = Code(name: "tooOld")
        /// The message comes from the future: one of the clocks is wrong.
        public static let tooNew = Code(name: "tooNew")
        /// No signature matches.
        public static let noMatch = Code(name: "noMatch")
    }

    /// What went wrong.
    public var code: Code
    /// What went wrong and what to do, for a person.
    public var message: String

    /// Creates an error.
    public init(code: Code, message: String) {
        self.code = code
        self.message = message
    }

    /// The message.
    public var description: String { message }
}
