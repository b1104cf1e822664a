public import MonitorCore

/// A way to tell people or programs about an incident.
///
/// Called concurrently for different incidents, never for two notifications of one incident at once. A delivery may be
/// repeated although it succeeded, because the answer or the record of it was lost: hand ``Notification/id`` to receivers
/// that can tell a repetition by it.
public protocol NotificationChannel: Sendable {
    /// The channel's name.
    var id: ChannelID { get }

    /// Delivers a notification.
    ///
    /// - Parameters:
    ///   - notification: What to tell; the same on every attempt.
    ///   - now: The time of this attempt.
    /// - Returns: What is worth recording about the delivery.
    /// - Throws: ``DeliveryError``, which says whether to try again; any other error is tried again.
    /// - Cancellation: Gives up and throws; the dispatcher cancels a delivery that takes too long.
    func deliver(_ notification: Notification, at now: Timestamp) async throws -> DeliveryReceipt
}
