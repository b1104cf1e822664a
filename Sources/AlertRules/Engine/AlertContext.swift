import MonitorCore

/// What all rules need to know of one input.
struct AlertContext {
    var monitor: MonitorID
    var tenant: TenantID
    var time: Timestamp
    var subject = AlertSubject()
    var isInMaintenance = false
    var evidence: [Evidence] = []
    var correlation: CorrelationID = ""

    init(monitor: MonitorID, tenant: TenantID, time: Timestamp) {
        self.monitor = monitor
        self.tenant = tenant
        self.time = time
    }

    init(result: CheckResult, subject: AlertSubject) {
        self.init(monitor: result.slot.monitor, tenant: result.tenant, time: result.slot.time)
        self.subject = subject
        isInMaintenance = result.isInMaintenance
        evidence = result.evidence
        correlation = result.correlation
    }

    init(transition: Transition, subject: AlertSubject) {
        self.init(monitor: transition.monitor, tenant: transition.tenant, time: transition.decidedAt)
        self.subject = subject
        isInMaintenance = transition.isInMaintenance
        evidence = transition.evidence
        correlation = transition.correlation
    }
}
