public import MonitorCore

/// A way to tell people or programs about an incident.
///
/// Called concurrently for different incidents, never for two notifications of one incident at once. A delivery may be
/// repeated although it succeeded, because the answer or the record of it was lost: hand ``Notification/id`` to receivers
/// that can tell a repetition by it.
public protocol NotificationChannel: Sendable {
    /// The channel's name.
    var id: ChannelID { get }

    /// How long an attempt may take before it is cancelled and counted as failed; 30 seconds unless stated.
    ///
    /// Longer than what the channel itself waits for: an attempt that is cut short may be repeated although it succeeded.
    var attemptLimit: Duration { get }

    /// Delivers a notification.
    ///
    /// - Parameters:
    ///   - notification: What to tell; the same on every attempt.
    ///   - now: The time of this attempt.
    /// - Returns: What is worth recording about the delivery.
    /// - Throws: ``DeliveryError``, which says whether to try again; any other error is tried again.
    /// - Cancellation: Gives up and throws; the dispatcher cancels a delivery that takes too long.
    func deliver(_ notification: Notification, at now: Timestamp) async throws -> DeliveryReceipt

    /// Delivers a notification to those whom no earlier attempt has finished.
    ///
    /// A channel with one recipient need not implement it.
    ///
    /// - Parameters:
    ///   - notification: What to tell; the same on every attempt.
    ///   - finished: The ``DeliveryError/finishedRecipients`` of all earlier attempts.
    ///   - now: The time of this attempt.
    /// - Returns: What is worth recording about the delivery.
    /// - Throws: As ``deliver(_:at:)``.
    /// - Cancellation: As for ``deliver(_:at:)``.
    func deliver(
        _ notification: Notification,
        sparing finished: [String],
        at now: Timestamp
    ) async throws -> DeliveryReceipt
}

extension NotificationChannel {
    /// 30 seconds.
    public var attemptLimit: Duration { .seconds(30) }

    /// Delivers a notification, whatever earlier attempts have finished.
    public func deliver(
        _ notification: Notification,
        sparing finished: [String],
        at now: Timestamp
    ) async throws -> DeliveryReceipt {
        try await deliver(notification, at: now)
    }
}
