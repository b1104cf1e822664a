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
        /// The slots whose results were stored, by monitor, in the order of the commits.
        var arrivals: [MonitorID: [[SlotID]]] = [:]
        var deepestQueue = 0
        var dispatchedCount = 0
        /// What the receiver accepted, by the notification's id.
        var pages: [NotificationID: Notification] = [:]
        /// The receiver's view, in order, without repetitions.
        var pageOrder: [Notification] = []
        var duplicatePageCount = 0
        /// What was announced, by subject and id.
        var announced: [String: [UInt8]] = [:]
        /// When messages were written that have not been announced, by subject and id.
        var unannounced: [String: Duration] = [:]
        /// Messages that consumers hold, by group and token.
        var held: [String: [UInt64: String]] = [:]
        /// When messages were last received that nobody has handled, by group and id.
        var unhandled: [String: [String: Duration]] = [:]
        /// The announced changes of each monitor's status, by their sequence.
        var transitions: [MonitorID: [Int64: Transition]] = [:]
        /// The lanes whose notifications are being delivered.
        var busyLanes: Set<NotificationLane> = []
        /// The versions of states that were written over, by what holds them.
        var overwritten: [String: Set<Int64>] = [:]
        /// The leases that are held, by name.
        var leases: [String: Lease] = [:]
        /// The highest token under which each part was written to, by lease.
        var fences: [WorldPart: [String: UInt64]] = [:]
    }

    private let clock: SimulatedClock
    private let time: any TimeSource
    private let record = Mutex(Record())

    init(clock: SimulatedClock, time: any TimeSource) {
        self.clock = clock
        self.time = time
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
                let sequence = message.headers[Transition.sequenceHeader].flatMap(Int64.init) ?? 0
                record.withLock { $0.transitions[transition.monitor, default: [:]][sequence] = transition }
                note(.transition(transition))
            case .alertChanged:
                guard isNew(message), let change = try? WireCodec.decode(AlertChange.self, from: message.payload)
                else { continue }
                note(.alert(change))
            case .monitorAdvisory:
                _ = isNew(message)
            default:
                record.withLock { $0.dispatchedCount += 1 }
            }
        }
    }

    /// Results were stored.
    func stored(_ commits: [IngestCommit]) {
        record.withLock { record in
            for commit in commits where !commit.results.isEmpty {
                record.arrivals[commit.monitor, default: []].append(commit.results.map(\.slot))
            }
        }
    }

    /// Messages were written together with what caused them.
    func written(_ messages: [OutgoingMessage]) {
        let elapsed = clock.elapsed
        record.withLock { record in
            for message in messages where record.announced["\(message.subject)/\(message.id)"] == nil {
                record.unannounced["\(message.subject)/\(message.id)"] = elapsed
            }
        }
    }

    /// A state was written over; where none is kept, versions begin anew.
    func overwrote(version: Int64, of item: String, isKept: Bool = true) {
        let isFirst = record.withLock { record in
            let isFirst = record.overwritten[item, default: []].insert(version).inserted
            if !isKept { record.overwritten[item] = nil }
            return isFirst
        }
        if !isFirst { violated(.noUpdateIsLost, "two have written over version \(version) of \(item)") }
    }

    /// A consumer has received messages.
    func received(_ deliveries: [Delivery], in group: String) {
        let elapsed = clock.elapsed
        record.withLock { record in
            for delivery in deliveries {
                record.held[group, default: [:]][delivery.token] = delivery.id
                record.unhandled[group, default: [:]][delivery.id] = elapsed
            }
        }
    }

    /// A consumer has settled messages.
    func settled(_ settlements: [Settlement], in group: String) {
        record.withLock { record in
            for settlement in settlements {
                switch settlement.verdict {
                case .acknowledge, .terminate:
                    guard let id = record.held[group]?.removeValue(forKey: settlement.token) else { continue }
                    record.unhandled[group]?[id] = nil
                default: break
                }
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

    /// Somebody begins to tell the receiver what waits in a lane.
    ///
    /// - Returns: Whether nobody else is telling it.
    func beginDelivery(in lane: NotificationLane) -> Bool {
        let isAlone = record.withLock { $0.busyLanes.insert(lane).inserted }
        if !isAlone { violated(.deliveredEffectivelyOnce, "two tell \(lane.channel) of \(lane.incident) at once") }
        return isAlone
    }

    func endDelivery(in lane: NotificationLane) {
        record.withLock { _ = $0.busyLanes.remove(lane) }
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
        let isRepeated = known == nil && isToldUnderAnotherID(notification)
        note(known == nil ? .page(notification) : .duplicatePage(notification))
        if isRepeated { violated(.deliveredEffectivelyOnce, "\(notification.id) was told before under another id") }
        if let known, known != notification {
            violated(.deliveredEffectivelyOnce, "\(notification.id) says two things under one id")
        }
    }

    private func isToldUnderAnotherID(_ notification: Notification) -> Bool {
        record.withLock { record in
            record.pageOrder.dropLast()
                .contains { page in
                    page.lane == notification.lane && page.occasion == notification.occasion
                        && page.alert.sequence == notification.alert.sequence
                }
        }
    }

    private func isNew(_ message: OutgoingMessage) -> Bool {
        let name = "\(message.subject)/\(message.id)"
        let known = record.withLock { record in
            record.unannounced[name] = nil
            defer { record.announced[name] = record.announced[name] ?? message.payload }
            return record.announced[name]
        }
        if let known, known != message.payload {
            violated(.changesAreAnnounced, "\(name) says two things under one id")
        }
        return known == nil
    }
}

// Leases.
extension WorldObserver {
    /// Leases were granted or renewed.
    func granted(_ leases: [Lease]) {
        let now = time.now
        for lease in leases {
            let other = record.withLock { record -> Lease? in
                let known = record.leases.updateValue(lease, forKey: lease.name)
                return known.flatMap { $0.holder != lease.holder && $0.expiresAt > now ? $0 : nil }
            }
            if let other { violated(.leasesExclude, "\(lease.name) is held by \(other.holder) and \(lease.holder)") }
        }
    }

    /// Leases were given back.
    func released(_ leases: [Lease]) {
        record.withLock { record in
            for lease in leases where record.leases[lease.name]?.holder == lease.holder {
                record.leases[lease.name] = nil
            }
        }
    }

    /// Something was written under a lease.
    func wrote(to part: WorldPart, under fence: Fence?) {
        guard let fence else { return }
        let highest = record.withLock { record in
            let highest = max(record.fences[part]?[fence.lease] ?? 0, fence.token)
            record.fences[part, default: [:]][fence.lease] = highest
            return highest
        }
        guard highest > fence.token else { return }
        violated(.leasesExclude, "\(part) was written to under \(fence.lease), which another had got since")
    }
}
