import AlertRules
import MonitorCore

/// Rules that count failures have counted those that are stored.
struct EvaluationInvariant {
    private let inspector: WorldInspector

    init(_ inspector: WorldInspector) {
        self.inspector = inspector
    }

    func check() async throws -> [InvariantViolation] {
        let world = inspector.world
        guard inspector.isSettled else { return [] }
        var violations: [InvariantViolation] = []
        for monitor in world.scenario.monitors where monitor.maintenance.isEmpty && !monitor.isPaused {
            let state = try await world.alerts.states(of: [monitor.id])[monitor.id]?.state ?? MonitorAlertState()
            for rule in world.scenario.rules where rule.selector == .all {
                guard case .consecutiveFailures = rule.condition else { continue }
                for region in monitor.regions {
                    let series = SeriesKey(monitor: monitor.id, region: region)
                    let seen = state.rules[rule.id]?.series[region] ?? SeriesAlertState()
                    guard let fault = try await fault(in: seen, of: series) else { continue }
                    violations.append(InvariantViolation(.changesAreAnnounced, "\(rule.id) of \(series) \(fault)"))
                }
            }
        }
        return violations
    }

    /// What is wrong with the state of a series, in words.
    private func fault(in state: SeriesAlertState, of series: SeriesKey) async throws -> String? {
        let everything = TimeWindow(start: .distantPast, end: .distantFuture)
        let findings = try await inspector.world.monitoring.results(of: series, in: everything, limit: 1_000_000)
            .filter { if case .unknown = $0.outcome { false } else { true } }
        let mature = inspector.end - WorldInspector.transitTime
        if let last = findings.last(where: { inspector.offset($0.slot.time) < mature }), state.lastSlot < last.slot.time
        {
            return "has not seen the result of \(inspector.offset(last.slot.time).text)"
        }
        let considered = findings.prefix { $0.slot.time <= state.lastSlot }
        let run = considered.reversed().prefix { $0.outcome == .down }
        // What came late, as only faults make it, was passed over.
        guard considered.last?.slot.time == state.lastSlot, let first = run.last,
            inspector.offset(first.slot.time) >= inspector.quietStart, state.violationCount != run.count
        else { return nil }
        return "has counted \(state.violationCount) failures of \(run.count)"
    }
}
