import MonitorCore

/// A true outage that lasts is found within its bound, and dated to its first failing slot.
struct DetectionInvariants {
    private let inspector: WorldInspector

    /// A check is made so long after its slot at most while nothing goes wrong.
    private static let lateness = Duration.seconds(2)

    init(_ inspector: WorldInspector) {
        self.inspector = inspector
    }

    func check(_ detections: [Detection]) -> [InvariantViolation] {
        let scenario = inspector.world.scenario
        let quiet = inspector.quietStart
        return detections.flatMap { detection -> [InvariantViolation] in
            guard let monitor = scenario.monitors.first(where: { $0.id == detection.monitor }) else { return [] }
            let bound = TrueOutages.bound(of: monitor)
            // What began before the world was quiet is found late with good reason.
            guard detection.outage >= quiet + monitorWarmUp(monitor), detection.outage + bound <= inspector.end,
                detection.end - detection.outage >= bound, isUp(monitor, before: detection.outage)
            else { return [] }
            let name = "the outage of \(monitor.id) at \(detection.outage.text)"
            guard let announced = detection.announced else {
                return [InvariantViolation(.outagesAreDetectedInTime, "\(name) was not found")]
            }
            var violations: [InvariantViolation] = []
            if announced > detection.outage + bound {
                let delay = (announced - detection.outage).text
                violations.append(
                    InvariantViolation(
                        .outagesAreDetectedInTime,
                        "\(name) was found after \(delay), bound \(bound.text)"
                    )
                )
            }
            let slots = SlotSequence(monitor)
            // A scheduler whose clock is ahead has a slot checked before its time.
            let latest = slots.first(from: scenario.start + detection.outage + clockLead).map(inspector.offset)
            if scenario.targets.noise == 0, let dated = detection.dated, let latest,
                dated > latest || dated < detection.outage - Self.lateness
            {
                violations.append(
                    InvariantViolation(
                        .outagesAreDatedRight,
                        "\(name) is dated \(dated.text), its first failing slot is \(latest.text)"
                    )
                )
            }
            return violations
        }
    }

    /// How far the clock of a process may be ahead.
    private var clockLead: Duration {
        let plan = inspector.world.faults.plan
        let steps = plan.episodes.filter { $0.kind == .clockStep && $0.step > .zero }.map(\.step)
        let topology = inspector.world.topology
        return topology.clockSkew + inspector.end / 1_000_000 * topology.clockDrift + steps.reduce(.zero, +)
    }

    /// Before it knows that its target is up, a monitor cannot see it go down.
    private func monitorWarmUp(_ monitor: Monitor) -> Duration {
        (SlotSequence(monitor).interval ?? .seconds(60)) * (monitor.recovery.consecutiveSuccesses + 1) + .seconds(5)
    }

    /// Whether the target was up, for all, long enough before an outage for the platform to know.
    private func isUp(_ monitor: Monitor, before outage: Duration) -> Bool {
        let calm = (SlotSequence(monitor).interval ?? .seconds(60)) * (monitor.recovery.consecutiveSuccesses + 2)
        return !inspector.world.scenario.targets.episodes.contains { episode in
            monitor.regions.contains { region in
                let series = SeriesKey(monitor: monitor.id, region: region)
                return (episode.monitors?.contains(series.monitor) ?? true)
                    && (episode.regions?.contains(series.region) ?? true)
                    && episode.start < outage && episode.end > outage - calm
            }
        }
    }
}
