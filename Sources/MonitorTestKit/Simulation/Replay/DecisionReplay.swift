public import AlertRules
public import IncidentResponse
public import MonitorCore

/// Decides a whole scenario at once: which status changes, which alerts fire, which incidents open, when somebody is paged.
///
/// It runs the deciding parts of the platform as they are, without queues, stores or waiting: every due slot of every
/// region is checked against the script, with the attempts that the monitor's retry policy allows; the result is folded
/// into a `MonitorState` when its check is done, announcements and results go through the alert rules, and their changes
/// become incidents. Nothing is lost, late or down but the targets, so what it tells is how good the policies are.
///
/// ```swift
/// let scenario = Scenario(
///     monitors: [.simulated("api", every: .seconds(30))],
///     targets: TargetScript([.outage(of: "api", from: .minutes(10), lasting: .minutes(5))], noise: 0.01),
///     duration: .days(1)
/// )
/// let report = try DecisionReplay(scenario, seed: 1).run()
/// for page in report.pages { print(page.at, page.occasion) }
/// ```
///
/// Equal scenarios and seeds give equal reports. Monitors of another kind than ``Scenario/simulatedKind`` and paused ones
/// are left out; of a monitor with more than `VotePolicy.maximumRegions` regions those that vote are checked.
public struct DecisionReplay: Sendable {
    /// What is watched and what happens to it.
    public let scenario: Scenario
    /// Decides what is left to chance.
    public let seed: UInt64
    /// How alerts become incidents.
    public let incidents: IncidentPolicy

    private let rules: AlertRuleSet

    /// Creates a replay.
    ///
    /// - Parameters:
    ///   - scenario: What is watched and what happens to it.
    ///   - seed: Decides what is left to chance.
    ///   - incidents: How alerts become incidents; a page is what each of its channels is told about a beginning.
    /// - Throws: `AlertRuleError` when the rules cannot be run.
    public init(
        _ scenario: Scenario,
        seed: UInt64 = 0,
        incidents: IncidentPolicy = IncidentPolicy(channels: ["pager"])
    ) throws(AlertRuleError) {
        self.scenario = scenario
        self.seed = seed
        self.incidents = incidents
        rules = try AlertRuleSet(scenario.rules)
    }

    /// Replays the scenario on the calling thread.
    public func run() -> ReplayReport {
        report(on: scenario.monitors[...])
    }

    /// Replays the scenario on all processors; the report is that of ``run()``.
    ///
    /// - Parameter monitorsPerTask: How many monitors one task replays.
    /// - Returns: What happened.
    public func run(monitorsPerTask: Int) async -> ReplayReport {
        let size = max(1, monitorsPerTask)
        let monitors = scenario.monitors
        return await withTaskGroup(of: (Int, ReplayReport).self) { group in
            for start in stride(from: 0, to: monitors.count, by: size) {
                group.addTask {
                    (start, report(on: monitors[start..<min(start + size, monitors.count)]))
                }
            }
            var parts: [(Int, ReplayReport)] = []
            for await part in group { parts.append(part) }
            var whole = ReplayReport()
            for (_, part) in parts.sorted(by: { $0.0 < $1.0 }) { whole.append(part) }
            return whole
        }
    }

    private func report(on monitors: ArraySlice<Monitor>) -> ReplayReport {
        var report = ReplayReport()
        for monitor in monitors where monitor.check.kind == Scenario.simulatedKind && !monitor.isPaused {
            var replay = MonitorReplay(of: monitor, in: scenario, seed: seed, rules: rules, incidents: incidents)
            report.append(replay.run())
        }
        return report
    }
}
