import MonitorCore

/// The outages that a script makes of its episodes: the times at which a majority of the electorate sees a target down.
struct TrueOutages {
    struct Outage: Hashable {
        var monitor: MonitorID
        var start: Duration
        var end: Duration
    }

    let scenario: Scenario
    let outages: [Outage]

    init(scenario: Scenario) {
        self.scenario = scenario
        outages = scenario.monitors.flatMap { Self.outages(of: $0, in: scenario) }
    }

    /// Whether a majority sees the target down at a time, or `nil` where it cannot be told.
    static func isDown(_ monitor: Monitor, at offset: Duration, in scenario: Scenario) -> Bool? {
        var down = 0
        for region in monitor.regions {
            let series = SeriesKey(monitor: monitor.id, region: region)
            switch scenario.targets.behaviour(of: series, at: offset) {
            case .down, .silent: down += 1
            case .up, .degraded: break
            case .slow(let delay): down += delay >= monitor.timeout ? 1 : 0
            case .flapping, .failing, .unknown: return nil
            }
        }
        // A status needs more than half of the fresh votes too, however small the electorate.
        return down * 2 > monitor.regions.count
    }

    /// How long a monitor may take to find an outage.
    static func bound(of monitor: Monitor) -> Duration {
        let interval = SlotSequence(monitor).interval ?? .seconds(60)
        let confirmation = interval * (max(1, monitor.confirmation.consecutiveFailures) - 1)
        let retries = (monitor.timeout + monitor.retries.delay) * monitor.retries.count
        return interval + monitor.timeout * 2 + confirmation + retries + .seconds(5)
    }

    /// The outages with what the platform announced of them.
    func detections(in events: [WorldEvent], start: Timestamp) -> [Detection] {
        outages.map { outage in
            var detection = Detection(monitor: outage.monitor, outage: outage.start, end: outage.end)
            for event in events where event.at >= outage.start {
                guard case .transition(let transition) = event.kind, transition.monitor == outage.monitor,
                    transition.to == .down, transition.decidedAt >= start + outage.start - .seconds(30)
                else { continue }
                guard transition.at < start + outage.end else { break }
                detection.announced = event.at
                detection.dated = transition.at - start
                break
            }
            return detection
        }
    }

    private static func outages(of monitor: Monitor, in scenario: Scenario) -> [Outage] {
        let edges = Set(scenario.targets.episodes.flatMap { [$0.start, $0.end] } + [.zero, scenario.duration])
            .filter { .zero <= $0 && $0 <= scenario.duration }.sorted()
        var outages: [Outage] = []
        for (start, end) in zip(edges, edges.dropFirst()) where isDown(monitor, at: start, in: scenario) == true {
            if outages.last?.end == start {
                outages[outages.count - 1].end = end
            } else {
                outages.append(Outage(monitor: monitor.id, start: start, end: end))
            }
        }
        return outages
    }
}
