import MonitorCore

extension SeriesAlertState {
    /// Whether a verdict is later than all that were considered.
    func isOutdone(by verdict: AlertVerdict) -> Bool {
        verdict.order.isLater(thanSlot: lastSlot, sequence: lastSequence)
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
    /// - Parameters:
    ///   - verdict: The verdict.
    ///   - rule: The rule.
    ///   - interval: The time between checks, if it is known.
    /// - Returns: When the region recovered, if it just did.
    mutating func step(_ verdict: AlertVerdict, rule: AlertRule, interval: Duration?) -> Timestamp? {
        if !isViolating, let interval, verdict.order.slot - lastSlot > rule.maximumGap(interval: interval) {
            // Nothing is known of so long a gap: the run begins anew.
            violationStart = nil
            violationCount = 0
        }
        lastSlot = max(lastSlot, verdict.order.slot)
        lastSequence = verdict.order.sequence ?? lastSequence
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
