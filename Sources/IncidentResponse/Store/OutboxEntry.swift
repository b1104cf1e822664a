/// A notification that waits to be delivered.
public struct OutboxEntry: Sendable, Hashable {
    /// The notification.
    public var notification: Notification
    /// How many attempts have failed.
    public var failedAttemptCount: Int
    /// The recipients that those attempts have finished, in the order of the attempts, each once.
    public var finishedRecipients: [String]

    /// Creates an entry.
    public init(notification: Notification, failedAttemptCount: Int = 0, finishedRecipients: [String] = []) {
        self.notification = notification
        self.failedAttemptCount = failedAttemptCount
        self.finishedRecipients = finishedRecipients
    }

    /// Counts an attempt that failed.
    public mutating func record(_ attempt: NotificationAttempt) {
        failedAttemptCount += 1
        for recipient in attempt.finishedRecipients where !finishedRecipients.contains(recipient) {
            finishedRecipients.append(recipient)
        }
    }
}
