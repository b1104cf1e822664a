import AlertRules
import IncidentResponse
import MonitorCore

/// Alerts, incidents and notifications tell one story, and all of it arrives.
struct PagingInvariants {
    private let inspector: WorldInspector

    init(_ inspector: WorldInspector) {
        self.inspector = inspector
    }

    private var world: World { inspector.world }

    func check() async throws -> [InvariantViolation] {
        var violations = checkAlerts()
        var cursor: IncidentCursor?
        let pages = Dictionary(grouping: inspector.record.pageOrder, by: \.incident)
        repeat {
            let page = try await world.incidents.list(tenant: nil, isOpen: nil, from: cursor, limit: 500)
            for incident in page.incidents {
                violations += try await check(incident, pages: pages[incident.id] ?? [])
            }
            cursor = page.next
        } while cursor != nil
        return violations
    }

    /// Alerts fire first, and fire and resolve in turns.
    private func checkAlerts() -> [InvariantViolation] {
        var changes: [DedupKey: [AlertChange]] = [:]
        for event in inspector.record.events {
            if case .alert(let change) = event.kind { changes[change.key, default: []].append(change) }
        }
        return changes.sorted { $0.key < $1.key }
            .compactMap { key, changes in
                let statuses = changes.sorted { $0.sequence < $1.sequence }.map(\.status)
                let expected = statuses.indices.map { $0 % 2 == 0 ? AlertStatus.firing : .resolved }
                guard statuses != expected else { return nil }
                return InvariantViolation(.noResolveWithoutFire, "\(key) went \(statuses.map(\.rawValue))")
            }
    }

    private func check(_ incident: Incident, pages: [Notification]) async throws -> [InvariantViolation] {
        var violations: [InvariantViolation] = []
        let timeline = try await world.incidents.timeline(of: incident.id, after: 0, limit: 10_000)
        var isOpen = false
        var lastChange = incident.openedAt
        for event in timeline {
            switch event.kind {
            case .opened, .reopened:
                if isOpen {
                    violations.append(
                        InvariantViolation(.oneOpenIncidentPerAlert, "\(incident.id) was opened while it was open")
                    )
                }
                isOpen = true
                lastChange = event.at
            case .resolved, .closed:
                if !isOpen {
                    violations.append(
                        InvariantViolation(.noResolveWithoutFire, "\(incident.id) was resolved while it was not open")
                    )
                }
                isOpen = false
                lastChange = event.at
            case .notified(let attempt) where attempt.outcome == .givenUp:
                violations.append(
                    InvariantViolation(
                        .everyAlertIsDelivered,
                        "\(attempt.notification) was given up: \(attempt.detail)"
                    )
                )
            default: break
            }
        }
        // The times of notifications come from several machines' clocks; the numbers of the changes tell their order.
        if pages.map(\.alert.sequence) != pages.map(\.alert.sequence).sorted() {
            violations.append(InvariantViolation(.deliveredEffectivelyOnce, "\(incident.id) was told out of order"))
        }
        guard inspector.isSettled, inspector.offset(lastChange) < inspector.end - WorldInspector.transitTime else {
            return violations
        }
        let last = pages.last?.occasion
        if (last == .resolved) == incident.isOpen || last == nil {
            violations.append(
                InvariantViolation(
                    .everyAlertIsDelivered,
                    "\(incident.id) is \(incident.status.rawValue), the receiver last heard \(last?.rawValue ?? "nothing")"
                )
            )
        }
        return violations
    }
}
