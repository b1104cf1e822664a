public import MonitorCore

/// A notification that was not delivered.
public struct DeliveryError: Error, Sendable, CustomStringConvertible {
    /// What went wrong.
    public struct Code: Sendable, Hashable {
        private let name: String

        /// Another try may help.
        public static let temporary = Code(name: "temporary")
        /// The receiver is asked too much of; the whole channel pauses, as long as the receiver says or by the backoff.
        public static let throttled = Code(name: "throttled")
        /// The receiver will never take this notification.
        public static let refused = Code(name: "refused")
        /// The receiver wants no notification any more; the channel is disabled until the program starts again.
        ///
        /// That is not stored: a restart is how an operator enables the channel, and costs one refused request otherwise.
        public static let gone = Code(name: "gone")
    }

    /// What went wrong.
    public var code: Code
    /// What went wrong, for a person; without payload and credentials.
    public var message: String
    /// How long the receiver wants to be left alone.
    public var retryAfter: Duration?
    /// The recipients that later attempts leave out, because they have it or will never take it.
    public var finishedRecipients: [String]
    /// The error beneath, if any.
    public var cause: (any Error)?

    /// Creates an error.
    public init(
        code: Code,
        message: String,
        retryAfter: Duration? = nil,
        finishedRecipients: [String] = [],
        cause: (any Error)? = nil
    ) {
        self.code = code
        self.message = message
        self.retryAfter = retryAfter
        self.finishedRecipients = finishedRecipients
        self.cause = cause
    }

    /// Says what an error of a transport means for a delivery.
    public init(_ error: TransportError) {
        self.init(
            code: error.code == .invalidRequest || error.code == .rejected ? .refused : .temporary,
            message: error.message,
            cause: error
        )
    }

    /// The message.
    public var description: String { message }
}
