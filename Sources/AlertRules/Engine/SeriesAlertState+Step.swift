import MonitorCore

extension SeriesAlertState {
    /// Takes a verdict that is newer than all before.
    ///
    /// - Returns: When the region recovered, if it just did.
    mutating func step(_ verdict: AlertVerdict, rule: AlertRule) -> Timestamp? {
        lastSlot = verdict.order
        guard verdict.isViolated else { return recover(verdict, rule: rule) }
        recoveryStart = nil
        recoveryCount = 0
        let start = violationStart ?? verdict.time
        violationStart = start
        violationCount = min(violationCount, Int.max - 1) + 1
        if violationCount >= rule.requiredViolations, verdict.time - start >= rule.hold {
            isViolating = true
        }
        return nil
    }

    private mutating func recover(_ verdict: AlertVerdict, rule: AlertRule) -> Timestamp? {
        guard isViolating else {
            violationStart = nil
            violationCount = 0
            return nil
        }
        let start = recoveryStart ?? verdict.time
        recoveryStart = start
        recoveryCount = min(recoveryCount, Int.max - 1) + 1
        guard recoveryCount >= rule.requiredRecoveries else { return nil }
        let lastSlot = lastSlot
        self = SeriesAlertState()
        self.lastSlot = lastSlot
        return start
    }
}
