import IncidentResponse
import Synchronization

/// The notifications that a process has begun to deliver, by id.
final class SentNotifications: Sendable {
    private let sent = Mutex<[NotificationID: Notification]>([:])

    subscript(id: NotificationID) -> Notification? { sent.withLock { $0[id] } }

    func insert(_ notification: Notification) {
        sent.withLock { $0[notification.id] = notification }
    }
}
