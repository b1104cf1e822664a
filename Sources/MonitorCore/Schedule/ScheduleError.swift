/// A schedule that cannot be used.
public struct ScheduleError: Error, Sendable, CustomStringConvertible {
    /// What went wrong.
    public struct Code: Sendable, Hashable {
        private let name: String

        /// The cron expression breaks its grammar or never fires.
        public static let invalidExpression = Code(name: "invalidExpression")
        /// There is no time zone of that name.
        public static let unknownTimeZone = Code(name: "unknownTimeZone")
        /// The time zone's file cannot be read.
        public static let unreadableTimeZone = Code(name: "unreadableTimeZone")
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
