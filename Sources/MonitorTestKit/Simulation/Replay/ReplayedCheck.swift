import MonitorCore

/// A check that was done.
struct ReplayedCheck {
    /// What it means for the state.
    var event: SlotEvent
    /// When it was done, in nanoseconds since the Unix epoch.
    var doneAt: Int64
    /// How long the last attempt took, in nanoseconds.
    var latency: Int64

    /// Whether it was done before another; of two at once that of the earlier slot and region was.
    func isBefore(_ other: ReplayedCheck) -> Bool {
        doneAt == other.doneAt ? event < other.event : doneAt < other.doneAt
    }

    /// The result as alert rules see it.
    func result(for slot: SlotID, tenant: TenantID) -> CheckResult {
        let outcome: CheckOutcome =
            switch event.finding {
            case .up?: .up
            case .degraded?: .degraded
            case .down?: .down
            default: .unknown(Fault(.runner, "simulated"))
            }
        return CheckResult(
            slot: slot,
            tenant: tenant,
            outcome: outcome,
            latency: LatencyPhases(total: .nanoseconds(latency)),
            runner: "replay",
            startedAt: Timestamp(nanoseconds: doneAt - latency),
            isInMaintenance: event.isInMaintenance,
            correlation: CorrelationID(slot.description)
        )
    }
}
