import MonitorCore

extension ScriptedTruth {
    /// How a monitor's target truly is over the time of a scenario.
    init(of monitor: Monitor, in scenario: Scenario) {
        let policy = VotePolicy(monitor: monitor)
        let parts = policy.regions.map { region in
            ScriptedSeries(scenario.targets, series: SeriesKey(monitor: monitor.id, region: region), seed: 0).parts
        }
        self.init(parts, quorum: policy.quorum, patience: RegionReplay.patience(of: monitor))
    }
}
