import MonitorCore

/// Once faults have stopped, states are true again and nothing waits.
struct RecoveryInvariant {
    private let inspector: WorldInspector
    private let truth: TrueOutages

    /// How long schedulers may take to share the work at first.
    private static let startTime = Duration.seconds(30)

    init(_ inspector: WorldInspector, truth: TrueOutages) {
        self.inspector = inspector
        self.truth = truth
    }

    func check(depth: Int) async throws -> [InvariantViolation] {
        let world = inspector.world
        var violations: [InvariantViolation] = []
        let seriesCount = world.scenario.monitors.reduce(0) { $0 + $1.regions.count }
        if depth > seriesCount * 4 + 8 {
            violations.append(InvariantViolation(.queuesAreBounded, "\(depth) messages still wait in one group"))
        }
        for monitor in world.scenario.monitors {
            let slots = SlotSequence(monitor)
            let interval = slots.interval ?? .seconds(60)
            let state = try await world.monitoring.states(of: [monitor.id])[monitor.id]?.state ?? MonitorState()
            let last = state.lastSlot.map(inspector.offset) ?? .zero
            let lag = interval + monitor.timeout + .seconds(10)
            if slots.interval != nil, last < inspector.end - lag - interval {
                violations.append(
                    InvariantViolation(.recoversAfterFaults, "\(monitor.id) was last seen at \(last.text)")
                )
            }
            violations += try await missedSlots(of: monitor, before: inspector.end - lag)
            if let expected = lastingTruth(of: monitor), state.status != expected {
                violations.append(
                    InvariantViolation(.recoversAfterFaults, "\(monitor.id) is \(state.status), in truth \(expected)")
                )
            }
        }
        return violations
    }

    /// Slots that nobody answered although all was well.
    private func missedSlots(of monitor: Monitor, before end: Duration) async throws -> [InvariantViolation] {
        let world = inspector.world
        let retries = (monitor.timeout + monitor.retries.delay) * monitor.retries.count
        let window = TimeWindow(
            start: world.scenario.start + max(inspector.quietStart, Self.startTime),
            end: world.scenario.start + end - retries
        )
        guard !window.isEmpty else { return [] }
        var violations: [InvariantViolation] = []
        for region in monitor.regions {
            let series = SeriesKey(monitor: monitor.id, region: region)
            let answered = try await world.monitoring.entries(of: series, in: window, limit: 1_000_000)
                .filter { entry in if case .missed = entry.outcome { false } else { true } }
            let missed = Set(SlotSequence(monitor).slots(in: window)).subtracting(answered.map(\.slot.time))
            guard let first = missed.min() else { continue }
            violations.append(
                InvariantViolation(
                    .recoversAfterFaults,
                    "\(missed.count) slots of \(series) were missed, the first at \(inspector.offset(first).text)"
                )
            )
        }
        return violations
    }

    /// What the target has been for long enough that the platform must know, if that can be told.
    private func lastingTruth(of monitor: Monitor) -> MonitorStatus? {
        let scenario = inspector.world.scenario
        let interval = SlotSequence(monitor).interval ?? .seconds(60)
        let slots = max(monitor.confirmation.consecutiveFailures, monitor.recovery.consecutiveSuccesses) + 3
        let since = inspector.end - interval * slots - monitor.timeout * 2 - .seconds(10)
        let changes =
            scenario.targets.episodes.contains { $0.end > since && $0.start < inspector.end && $0.start > since }
            || scenario.targets.episodes.contains { $0.start <= since && since < $0.end && $0.end < inspector.end }
        guard !changes, scenario.targets.noise == 0, since > .zero,
            !scenario.targets.episodes.contains(where: { $0.start <= since && $0.end >= inspector.end && !$0.isPlain }),
            let isDown = TrueOutages.isDown(monitor, at: since, in: scenario)
        else { return nil }
        return isDown ? .down : .up
    }
}

extension TargetEpisode {
    /// Whether all checks of the episode come to the same.
    fileprivate var isPlain: Bool {
        switch behaviour {
        case .up, .down, .silent: regions == nil
        default: false
        }
    }
}
