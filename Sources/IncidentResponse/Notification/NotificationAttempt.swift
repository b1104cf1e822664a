/// What came of trying to deliver a notification.
public struct NotificationAttempt: Sendable, Hashable, Codable {
    /// How an attempt ended.
    @nonexhaustive
    public enum Outcome: String, Sendable, Hashable, Codable, CaseIterable {
        /// The receiver has taken it.
        case delivered
        /// It failed and will be tried again.
        case failed
        /// It failed and will not be tried again.
        case givenUp
        /// It was not sent, because a later notification that says the same and more takes its place.
        case coalesced
    }

    /// The notification.
    public var notification: NotificationID
    /// The channel.
    public var channel: ChannelID
    /// What it was about.
    public var occasion: Notification.Occasion
    /// The number of the attempt, from 1; 0 when it was never sent.
    public var attempt: Int
    /// How the attempt ended.
    public var outcome: Outcome
    /// Why, in words; empty for a plain delivery.
    public var detail: String
    /// The parts that were shortened to fit the channel.
    public var truncatedParts: [String]
    /// The recipients that later attempts leave out, because they have it or will never take it.
    public var finishedRecipients: [String]

    /// Creates a record.
    public init(
        notification: NotificationID,
        channel: ChannelID,
        occasion: Notification.Occasion,
        attempt: Int,
        outcome: Outcome,
        detail: String = "",
        truncatedParts: [String] = [],
        finishedRecipients: [String] = []
    ) {
        self.notification = notification
        self.channel = channel
        self.occasion = occasion
        self.attempt = attempt
        self.outcome = outcome
        self.detail = detail
        self.truncatedParts = truncatedParts
        self.finishedRecipients = finishedRecipients
    }

    /// Whether the notification leaves the outbox.
    public var isFinal: Bool { outcome != .failed }
}
