public import AlertRules
public import MonitorCore

/// What is watched, by which rules, and what truly happens to it.
public struct Scenario: Sendable {
    /// The monitors; those of the kind ``simulatedKind`` are checked against ``targets``.
    public var monitors: [Monitor]
    /// When to page.
    public var rules: [AlertRule]
    /// How the targets behave.
    public var targets: TargetScript
    /// When the scenario begins.
    public var start: Timestamp
    /// How long it lasts.
    public var duration: Duration

    /// The kind of check that is answered by a ``TargetScript``.
    public static let simulatedKind: CheckKind = "simulated"

    /// One rule that pages when a monitor is down.
    public static let defaultRules = [AlertRule(id: "down", condition: .status([.down]))]

    /// Creates a scenario.
    ///
    /// - Parameters:
    ///   - monitors: What is watched.
    ///   - rules: When to page; by default when a monitor is down.
    ///   - targets: How the targets behave.
    ///   - start: When the scenario begins; it matters to cron schedules, maintenance windows and time zones.
    ///   - duration: How long it lasts.
    public init(
        monitors: [Monitor],
        rules: [AlertRule] = Scenario.defaultRules,
        targets: TargetScript = TargetScript(),
        start: Timestamp = Timestamp(seconds: 1_800_000_000),
        duration: Duration
    ) {
        self.monitors = monitors
        self.rules = rules
        self.targets = targets
        self.start = start
        self.duration = duration
    }
}

extension Monitor {
    /// A monitor whose target a ``TargetScript`` plays.
    ///
    /// - Parameters:
    ///   - id: Its name.
    ///   - interval: The time from one check to the next.
    ///   - regions: Where checks run.
    ///   - timeout: How long a check may take.
    ///   - confirmation: When failures count.
    ///   - recovery: When recoveries count.
    /// - Returns: The monitor, of the kind ``Scenario/simulatedKind``.
    public static func simulated(
        _ id: MonitorID,
        every interval: Duration = .seconds(30),
        regions: [Region] = ["local"],
        timeout: Duration = .seconds(10),
        confirmation: ConfirmationPolicy = ConfirmationPolicy(),
        recovery: RecoveryPolicy = RecoveryPolicy()
    ) -> Monitor {
        Monitor(
            id: id,
            check: CheckSpecification(kind: Scenario.simulatedKind, configuration: [:]),
            schedule: .every(interval),
            timeout: timeout,
            regions: regions,
            confirmation: confirmation,
            recovery: recovery
        )
    }
}
