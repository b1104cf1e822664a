/// A notification that waits to be delivered.
public struct OutboxEntry: Sendable, Hashable {
    /// The notification.
    public var notification: Notification
    /// How many attempts have failed.
    public var failedAttemptCount: Int

    /// Creates an entry.
    public init(notification: Notification, failedAttemptCount: Int) {
        self.notification = notification
        self.failedAttemptCount = failedAttemptCount
    }
}
