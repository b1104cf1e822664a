import MonitorCore

extension SeriesAlertState {
    /// Whether a verdict is later than all that were considered.
    func isOutdone(by verdict: AlertVerdict) -> Bool {
        verdict.order > lastSlot || (verdict.sequence ?? 0) > lastSequence
    }

    /// Begins anew, but remembers what was considered.
    mutating func forgetRuns() {
        var fresh = SeriesAlertState()
        fresh.lastSlot = lastSlot
        fresh.lastSequence = lastSequence
        self = fresh
    }

    /// Takes a verdict that is newer than all before.
    ///
    /// - Returns: When the region recovered, if it just did.
    mutating func step(_ verdict: AlertVerdict, rule: AlertRule) -> Timestamp? {
        lastSlot = max(lastSlot, verdict.order)
        lastSequence = max(lastSequence, verdict.sequence ?? 0)
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
        forgetRuns()
        return start
    }
}
