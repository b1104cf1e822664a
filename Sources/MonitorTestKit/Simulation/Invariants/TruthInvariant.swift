import MonitorCore

/// A result says of its target only what the target may have been: what goes wrong with the platform is never `down`.
struct TruthInvariant {
    private let inspector: WorldInspector

    init(_ inspector: WorldInspector) {
        self.inspector = inspector
    }

    private var scenario: Scenario { inspector.world.scenario }

    func check() async throws -> [InvariantViolation] {
        var violations: [InvariantViolation] = []
        let everything = TimeWindow(start: .distantPast, end: .distantFuture)
        for monitor in scenario.monitors where monitor.check.kind == Scenario.simulatedKind {
            for region in monitor.regions {
                let series = SeriesKey(monitor: monitor.id, region: region)
                let results = try await inspector.world.monitoring.results(of: series, in: everything, limit: 1_000_000)
                violations += results.compactMap { check($0, of: monitor) }
            }
        }
        return violations
    }

    private func check(_ result: CheckResult, of monitor: Monitor) -> InvariantViolation? {
        let slot = inspector.offset(result.slot.time)
        guard let reported = inspector.record.reportedResults[result.slot.description],
            slot - clockError < reported, !wasPaused(result.runner, from: slot - clockError, to: reported)
        else { return nil }
        let behaviours = behaviours(of: result.slot.series, from: slot - clockError, to: reported)
        let isPossible =
            switch result.outcome {
            case .down: behaviours.contains { mayFail($0, within: monitor.timeout) }
            case .up, .degraded: behaviours.contains { mayPass($0, within: monitor.timeout) }
            case .unknown: true
            }
        guard !isPossible else { return nil }
        return InvariantViolation(
            .resultsAreTrue,
            "\(result.slot.series) at \(slot.text) is said to be \(result.outcome)"
        )
    }

    /// By how much a node's clock may be wrong at most.
    private var clockError: Duration {
        let steps = inspector.record.events.map { event -> Duration in
            guard case .fault(let episode) = event.kind else { return .zero }
            return max(episode.step, .zero - episode.step)
        }
        return steps.reduce(inspector.world.topology.clockSkew + .seconds(1), +)
    }

    /// A process that stands still for a moment cannot always tell its own time-out from its target's.
    private func wasPaused(_ runner: RunnerID, from start: Duration, to end: Duration) -> Bool {
        inspector.record.events.contains { event in
            guard case .fault(let episode) = event.kind, episode.kind == .pause else { return false }
            return episode.node ?? runner.rawValue == runner.rawValue && episode.start <= end && start <= episode.end
        }
    }

    private func behaviours(of series: SeriesKey, from start: Duration, to end: Duration) -> [TargetBehaviour] {
        let edges = scenario.targets.episodes.flatMap { [$0.start, $0.end] }.filter { start < $0 && $0 < end }
        return ([start, end] + edges).map { scenario.targets.behaviour(of: series, at: $0) }
    }

    private func mayFail(_ behaviour: TargetBehaviour, within timeout: Duration) -> Bool {
        switch behaviour {
        case .down, .silent, .flapping, .failing: true
        case .slow(let delay): delay * 2 >= timeout
        case .up: scenario.targets.noise > 0 || scenario.targets.latency * 2 >= timeout
        case .degraded: scenario.targets.latency * 2 >= timeout
        case .unknown: false
        }
    }

    private func mayPass(_ behaviour: TargetBehaviour, within timeout: Duration) -> Bool {
        switch behaviour {
        case .up, .degraded, .flapping, .failing: true
        case .slow(let delay): delay <= timeout
        case .down, .silent, .unknown: false
        }
    }
}
