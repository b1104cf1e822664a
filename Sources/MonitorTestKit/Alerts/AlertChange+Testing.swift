public import MonitorCore

extension AlertChange {
    /// A change for tests: of the rule `down` about the monitor `api`, unless said otherwise.
    ///
    /// - Parameters:
    ///   - status: Whether it fires or has resolved.
    ///   - sequence: Its number.
    ///   - start: When the trouble began.
    ///   - end: When it ended; by default a minute later for a resolved one.
    ///   - rule: The rule.
    ///   - monitor: The monitor.
    /// - Returns: The change.
    public static func testing(
        _ status: AlertStatus,
        sequence: Int64,
        startedAt start: Timestamp = Timestamp(seconds: 1_800_000_000),
        endedAt end: Timestamp? = nil,
        rule: AlertRuleID = "down",
        monitor: MonitorID = "api"
    ) -> AlertChange {
        let end = status == .resolved ? end ?? start + .seconds(60) : nil
        return AlertChange(
            key: DedupKey(rule: rule, monitor: monitor),
            sequence: sequence,
            rule: rule,
            monitor: monitor,
            tenant: "default",
            status: status,
            severity: .error,
            startedAt: start,
            endedAt: end,
            decidedAt: end ?? start,
            reason: status == .firing ? "3 failures in a row in eu" : "2 good checks in a row in eu",
            regions: status == .firing ? ["eu"] : [],
            correlation: "test"
        )
    }
}
