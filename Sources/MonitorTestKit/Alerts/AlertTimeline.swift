public import AlertRules
public import MonitorCore

/// Plays checks against alert rules on a clock of its own, to test rules in a few lines.
///
/// ```swift
/// let rule = AlertRule(id: "api-down", condition: .consecutiveFailures(3))
/// var timeline = try AlertTimeline([rule], interval: .seconds(30))
/// timeline.check(.up, times: 4)
/// timeline.check(.down, times: 3)
/// timeline.check(.up, times: 2)
/// #expect(timeline.log == ["3m firing api-down", "4m resolved api-down"])
/// ```
///
/// The first check is due at the start, each further one an interval later.
public struct AlertTimeline: Sendable {
    /// The rules with all that they remember.
    public private(set) var engine: AlertEngine
    /// The alerts that began or ended so far.
    public private(set) var changes: [AlertChange] = []
    /// When the next check is due.
    public private(set) var now: Timestamp

    private let start: Timestamp
    private let interval: Duration
    private let monitor: MonitorID
    private let tenant: TenantID
    private let subject: AlertSubject
    private var status = MonitorStatus.unknown

    /// Creates a timeline.
    ///
    /// - Parameters:
    ///   - rules: The rules.
    ///   - monitor: The monitor that is checked.
    ///   - tenant: Its owner.
    ///   - labels: Its labels.
    ///   - start: When the first check is due.
    ///   - interval: The time from one check to the next.
    /// - Throws: `AlertRuleError` when the rules cannot be run.
    public init(
        _ rules: [AlertRule],
        monitor: MonitorID = "monitor",
        tenant: TenantID = "default",
        labels: Labels = [:],
        start: Timestamp = Timestamp(seconds: 1_800_000_000),
        interval: Duration = .seconds(60)
    ) throws {
        engine = AlertEngine(rules: try AlertRuleSet(rules))
        now = start
        self.start = start
        self.interval = interval
        self.monitor = monitor
        self.tenant = tenant
        subject = AlertSubject(labels: labels, interval: interval)
    }

    /// The changes in short, such as `3m firing api-down`: the time since the start, what happened, the rule.
    public var log: [String] {
        changes.map { "\(($0.decidedAt - start).text) \($0.status.rawValue) \($0.rule)" }
    }

    /// Runs checks with one outcome.
    ///
    /// - Parameters:
    ///   - outcome: What the checks find.
    ///   - times: How many checks run.
    ///   - latency: How long each takes.
    ///   - samples: What each measures, by metric.
    ///   - region: Where they run.
    ///   - isInMaintenance: Whether the monitor is in maintenance.
    /// - Returns: The alerts that began or ended by them.
    @discardableResult
    public mutating func check(
        _ outcome: CheckOutcome,
        times: Int = 1,
        latency: Duration? = nil,
        samples: [String: Double] = [:],
        region: Region = "local",
        isInMaintenance: Bool = false
    ) -> [AlertChange] {
        var new: [AlertChange] = []
        for _ in 0..<max(0, times) {
            let slot = SlotID(monitor: monitor, region: region, time: now)
            let result = CheckResult(
                slot: slot,
                tenant: tenant,
                outcome: outcome,
                latency: latency.map(LatencyPhases.init(total:)) ?? LatencyPhases(),
                samples: samples.map { Sample(metric: $0.key, value: $0.value, time: now) },
                runner: "test",
                startedAt: now,
                isInMaintenance: isInMaintenance,
                correlation: CorrelationID(slot.description)
            )
            new += engine.step(.result(result, subject), at: now)
            now += interval
        }
        changes += new
        return new
    }

    /// Announces a change of the monitor's status, decided by the check that is due now.
    ///
    /// - Parameters:
    ///   - status: The new status.
    ///   - start: When it began; `nil` means now.
    ///   - isInMaintenance: Whether the monitor is in maintenance.
    /// - Returns: The alerts that began or ended by it.
    @discardableResult
    public mutating func change(
        to status: MonitorStatus,
        since start: Timestamp? = nil,
        isInMaintenance: Bool = false
    ) -> [AlertChange] {
        let transition = Transition(
            monitor: monitor,
            tenant: tenant,
            from: self.status,
            to: status,
            at: start ?? now,
            decidedAt: now,
            rule: "test",
            votesUsed: [],
            votesRefused: [],
            isInMaintenance: isInMaintenance,
            correlation: "test"
        )
        self.status = status
        let new = engine.step(.transition(transition, subject), at: now)
        changes += new
        now += interval
        return new
    }

    /// Lets time pass without checks.
    public mutating func wait(_ duration: Duration) {
        now += max(.zero, duration)
    }

    /// Writes down all that the rules remember and begins anew from that, as a program that was stopped does.
    ///
    /// - Throws: `WireError` when what was written cannot be read.
    public mutating func restart() throws {
        var fresh = AlertEngine(rules: engine.rules, maximumMonitorCount: engine.maximumMonitorCount)
        try fresh.restore(snapshot: engine.snapshot)
        engine = fresh
    }
}
