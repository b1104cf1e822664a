public import MonitorCore

/// The idempotency key of a notification: the same on every attempt to deliver it.
///
/// Made of letters, digits, `_` and `-`, so that it may stand in a header.
public struct NotificationID: Identifier {
    /// The identifier's text.
    public let rawValue: String

    /// Creates an identifier from its text.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}
