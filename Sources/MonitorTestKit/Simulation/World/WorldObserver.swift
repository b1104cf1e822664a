import AlertRules
import IncidentResponse
import MonitorCore
import Synchronization

/// Sees all that takes effect in a world, whatever its author is told of it.
final class WorldObserver: Sendable {
    struct Record: Sendable {
        var events: [WorldEvent] = []
        var violations: [InvariantViolation] = []
        /// When results were first reported, by the slot's text.
        var reportedResults: [String: Duration] = [:]
        var deepestQueue = 0
        var dispatchedCount = 0
        /// What the receiver accepted, by the notification's id.
        var pages: [NotificationID: Notification] = [:]
        /// The receiver's view, in order, without repetitions.
        var pageOrder: [Notification] = []
        var duplicatePageCount = 0
        var announced: Set<String> = []
    }

    private let clock: SimulatedClock
    private let record = Mutex(Record())

    init(clock: SimulatedClock) {
        self.clock = clock
    }

    var snapshot: Record { record.withLock { $0 } }

    func note(_ kind: WorldEvent.Kind) {
        let event = WorldEvent(kind, at: clock.elapsed)
        record.withLock { $0.events.append(event) }
    }

    func violated(_ invariant: Invariant, _ message: String) {
        record.withLock { $0.violations.append(InvariantViolation(invariant, message)) }
    }

    /// The queue has accepted messages.
    func published(_ messages: [OutgoingMessage]) {
        for message in messages {
            switch message.subject {
            case .checkCompleted:
                guard !message.id.hasSuffix("/ended") else { continue }
                let elapsed = clock.elapsed
                record.withLock { $0.reportedResults[message.id] = $0.reportedResults[message.id] ?? elapsed }
            case .monitorTransition:
                guard isNew(message), let transition = try? WireCodec.decode(Transition.self, from: message.payload)
                else { continue }
                note(.transition(transition))
            case .alertChanged:
                guard isNew(message), let change = try? WireCodec.decode(AlertChange.self, from: message.payload)
                else { continue }
                note(.alert(change))
            default:
                record.withLock { $0.dispatchedCount += 1 }
            }
        }
    }

    /// A group of consumers was seen to hold so many messages.
    func measured(depth: Int) {
        record.withLock { $0.deepestQueue = max($0.deepestQueue, depth) }
    }

    /// Incidents were written.
    func committedIncidents(in store: any IncidentStore) async {
        guard let page = try? await store.list(tenant: nil, isOpen: true, from: nil, limit: 1_000) else { return }
        let keys = Dictionary(grouping: page.incidents, by: \.key)
        for (key, incidents) in keys where incidents.count > 1 {
            violated(.oneOpenIncidentPerAlert, "\(key) has \(incidents.count) open incidents")
        }
    }

    /// The receiver has accepted a notification.
    func received(_ notification: Notification) {
        let known = record.withLock { record -> Notification? in
            if let known = record.pages[notification.id] {
                record.duplicatePageCount += 1
                return known
            }
            record.pages[notification.id] = notification
            record.pageOrder.append(notification)
            return nil
        }
        note(known == nil ? .page(notification) : .duplicatePage(notification))
        if let known, known != notification {
            violated(.deliveredEffectivelyOnce, "\(notification.id) says two things under one id")
        }
    }

    private func isNew(_ message: OutgoingMessage) -> Bool {
        record.withLock { $0.announced.insert("\(message.subject)/\(message.id)").inserted }
    }
}
