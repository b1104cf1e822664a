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
        let alerts = alerts()
        var violations = checkTurns(alerts)
        var openIncidents: [DedupKey: IncidentID] = [:]
        var cursor: IncidentCursor?
        let pages = Dictionary(grouping: inspector.record.pageOrder, by: \.incident)
        repeat {
            let page = try await world.incidents.list(tenant: nil, isOpen: nil, from: cursor, limit: 500)
            for incident in page.incidents {
                violations += try await check(incident, pages: pages[incident.id] ?? [])
                if incident.isOpen { openIncidents[incident.key] = incident.id }
            }
            cursor = page.next
        } while cursor != nil
        return violations + checkOpen(openIncidents, alerts)
    }

    /// What happened to every alert, in order.
    private func alerts() -> [DedupKey: [(change: AlertChange, at: Duration)]] {
        var alerts: [DedupKey: [(change: AlertChange, at: Duration)]] = [:]
        for event in inspector.record.events {
            if case .alert(let change) = event.kind { alerts[change.key, default: []].append((change, event.at)) }
        }
        return alerts.mapValues { $0.sorted { $0.change.sequence < $1.change.sequence } }
    }

    /// What fires has an open incident, what is over has none.
    private func checkOpen(
        _ open: [DedupKey: IncidentID],
        _ alerts: [DedupKey: [(change: AlertChange, at: Duration)]]
    ) -> [InvariantViolation] {
        guard inspector.isSettled else { return [] }
        return alerts.sorted { $0.key < $1.key }
            .compactMap { key, changes in
                guard let last = changes.last, last.at < inspector.end - WorldInspector.transitTime else { return nil }
                switch (last.change.status, open[key]) {
                case (.resolved, let incident?):
                    return InvariantViolation(.oneOpenIncidentPerAlert, "\(incident) is open though its alert is over")
                case (.firing, nil):
                    return InvariantViolation(.everyAlertIsDelivered, "\(key) fires and has no open incident")
                default: return nil
                }
            }
    }

    /// Alerts fire first, and fire and resolve in turns.
    private func checkTurns(_ alerts: [DedupKey: [(change: AlertChange, at: Duration)]]) -> [InvariantViolation] {
        alerts.sorted { $0.key < $1.key }
            .compactMap { key, changes in
                let statuses = changes.map(\.change.status)
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
