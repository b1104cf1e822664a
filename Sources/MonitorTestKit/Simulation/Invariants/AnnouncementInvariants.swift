import AlertRules
import IncidentResponse
import MonitorCore

/// What was decided is announced, once and in order, and whoever is told of it follows.
struct AnnouncementInvariants {
    private let inspector: WorldInspector

    init(_ inspector: WorldInspector) {
        self.inspector = inspector
    }

    private var world: World { inspector.world }

    /// What happened later may still be under way.
    private var mature: Duration { inspector.end - WorldInspector.transitTime }

    func check(_ histories: [MonitorID: [MonitorChange]]) async throws -> [InvariantViolation] {
        var violations = checkOutboxes()
        for (monitor, history) in histories.sorted(by: { $0.key < $1.key }) where history.count == 1 {
            violations += try await checkStatus(of: monitor)
            violations += try await checkAlerts(of: monitor)
        }
        return violations
    }

    private func violation(_ message: String) -> InvariantViolation {
        InvariantViolation(.changesAreAnnounced, message)
    }

    /// Nothing that was written to be sent waits for ever.
    private func checkOutboxes() -> [InvariantViolation] {
        let waiting = inspector.record.unannounced.filter { $0.value < mature }.keys.sorted()
        guard inspector.isSettled, let first = waiting.first else { return [] }
        return [violation("\(waiting.count) messages were written and never sent, the first of them \(first)")]
    }

    /// Each announcement follows on the one before, and the last one tells the status that is stored.
    private func checkStatus(of monitor: MonitorID) async throws -> [InvariantViolation] {
        var violations: [InvariantViolation] = []
        var status = MonitorStatus.unknown
        for (_, transition) in inspector.record.transitions[monitor, default: [:]].sorted(by: { $0.key < $1.key }) {
            if transition.from != status {
                violations.append(
                    violation("\(monitor) was announced as \(status), and next as no longer \(transition.from)")
                )
            }
            status = transition.to
        }
        let stored = try await world.monitoring.states(of: [monitor])[monitor]?.state.status ?? .unknown
        if stored != status, try await isStable(monitor) {
            violations.append(violation("\(monitor) is \(stored), and was last announced as \(status)"))
        }
        return violations
    }

    /// The state of each rule is not behind what it announced, agrees with the monitor's status, and its incident with it.
    private func checkAlerts(of monitor: MonitorID) async throws -> [InvariantViolation] {
        var last: [DedupKey: AlertChange] = [:]
        for event in inspector.record.events where event.at < mature {
            guard case .alert(let change) = event.kind, change.sequence > last[change.key]?.sequence ?? 0 else {
                continue
            }
            last[change.key] = change
        }
        let stored = try await world.alerts.states(of: [monitor])[monitor]?.state ?? MonitorAlertState()
        let status = try await world.monitoring.states(of: [monitor])[monitor]?.state.status ?? .unknown
        let isStable = try await isStable(monitor)
        var violations: [InvariantViolation] = []
        for rule in world.scenario.rules {
            let key = DedupKey(rule: rule.id, monitor: monitor)
            let state = stored.rules[rule.id] ?? AlertState()
            if let last = last[key], last.sequence > state.sequence {
                violations.append(violation("\(key) has forgotten that it was \(last.status.rawValue)"))
            }
            if isStable, case .status(let statuses) = rule.condition, rule.selector == .all,
                statuses.contains(status) != (state.firingSince != nil)
            {
                let alert = state.firingSince == nil ? "does not fire" : "fires"
                violations.append(violation("\(key) \(alert) while the monitor is \(status)"))
            }
            guard inspector.isSettled, let last = last[key], last.sequence == state.sequence else { continue }
            let incident = try await world.incidents.latestIncidents(for: [key])[key]
            if incident?.isOpen != (last.status == .firing) {
                violations.append(
                    violation(
                        "\(key) is \(last.status.rawValue), its incident \(incident?.status.rawValue ?? "missing")"
                    )
                )
            }
        }
        return violations
    }

    /// Whether the status last changed so long ago that everybody must have heard of it.
    private func isStable(_ monitor: MonitorID) async throws -> Bool {
        guard inspector.isSettled else { return false }
        let everything = TimeWindow(start: .distantPast, end: .distantFuture)
        let last = try await world.monitoring.transitions(of: monitor, in: everything).last?.decidedAt
        return last.map { inspector.offset($0) < mature } ?? true
    }
}
