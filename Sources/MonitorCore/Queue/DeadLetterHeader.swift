/// Names of the headers that a queue adds to a dead letter.
public enum DeadLetterHeader {
    /// Why the message was given up.
    public static let reason = "dead-letter-reason"
    /// The subject it was published to.
    public static let subject = "dead-letter-subject"
    /// How often it was delivered.
    public static let deliveries = "dead-letter-deliveries"
}
