import MonitorCore

extension Simulation: CustomStringConvertible {
    /// The world in words, a line for each thing in it.
    public var description: String {
        let monitors = scenario.monitors.map { monitor in
            let interval = SlotSequence(monitor).interval?.text ?? "cron"
            return "monitor \(monitor.id) every \(interval) in \(monitor.regions.map(\.rawValue)), timeout "
                + "\(monitor.timeout.text), \(monitor.confirmation.consecutiveFailures) failures, "
                + "\(monitor.recovery.consecutiveSuccesses) successes, \(monitor.retries.count) retries"
        }
        let targets = scenario.targets.episodes.map { episode in
            let names = episode.monitors.map { $0.sorted().map(\.rawValue).joined(separator: ", ") } ?? "all"
            let regions = episode.regions.map { " in " + $0.sorted().map(\.rawValue).joined(separator: ", ") } ?? ""
            return "target \(names)\(regions) \(episode.behaviour) from \(episode.start.text) to \(episode.end.text)"
        }
        let rates = faults.rates.sorted { $0.key.rawValue < $1.key.rawValue }
            .map { "\($0.key.rawValue) hits \($0.value * 100) % of calls until \(faults.ratesEnd.text)" }
        return
            ([
                "seed \(seed), \(scenario.duration.text) from \(scenario.start)",
                "\(topology.schedulers) schedulers, \(topology.workersPerRegion) workers in each region, "
                    + "\(topology.ingestors) ingestors, \(topology.evaluators) evaluators, "
                    + "\(topology.responders) responders, clocks wrong by \(topology.clockSkew.text) and "
                    + "\(topology.clockDrift) ppm",
            ] + monitors + targets + rates + faults.episodes.map(\.description))
            .joined(separator: "\n")
    }
}
