import IncidentResponse
import MonitorCore
import Synchronization

/// A channel that is sound but for one bug, if that is a channel's.
final class BrokenChannel: NotificationChannel {
    private let base: any NotificationChannel
    private let bug: SeededBug
    private let attemptCount = Atomic(0)

    init(base: any NotificationChannel, bug: SeededBug) {
        self.base = base
        self.bug = bug
    }

    var id: ChannelID { base.id }
    var attemptLimit: Duration { base.attemptLimit }

    func deliver(_ notification: Notification, at now: Timestamp) async throws -> DeliveryReceipt {
        var notification = notification
        if bug == .renamesEachAttempt {
            let count = attemptCount.add(1, ordering: .relaxed).newValue
            notification.id = NotificationID(rawValue: "\(notification.id)-\(count)")
        }
        do {
            return try await base.deliver(notification, at: now)
        } catch let error as DeliveryError where error.code == .throttled && bug == .givesUpWhenThrottled {
            throw DeliveryError(code: .refused, message: error.message)
        }
    }
}
