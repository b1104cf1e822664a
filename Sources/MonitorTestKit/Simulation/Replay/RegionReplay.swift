import MonitorCore

/// Runs the checks of one region of a monitor as a worker does: attempt after attempt, until one passes or none is left.
struct RegionReplay {
    private let monitor: Monitor
    private let region: Int
    private var script: ScriptedSeries
    private let start: Int64
    private let retryDelay: Int64
    /// How long an attempt waits for the answer.
    let patience: Int64
    /// For how long after its slot another attempt may begin.
    private let useful: Int64

    init(_ script: ScriptedSeries, region: Int, of monitor: Monitor, from start: Timestamp) {
        self.monitor = monitor
        self.region = region
        self.script = script
        self.start = start.nanoseconds
        retryDelay = max(0, monitor.retries.delay.inNanoseconds)
        patience = Self.patience(of: monitor)
        useful = (SlotSequence(monitor).interval ?? monitor.timeout).inNanoseconds
    }

    /// How long an attempt waits for the answer, in nanoseconds: as long as `CheckContext.probeTime` says.
    static func patience(of monitor: Monitor) -> Int64 {
        let timeout = max(.zero, monitor.timeout)
        return (timeout - min(timeout / 20, .milliseconds(50))).inNanoseconds
    }

    mutating func check(_ slot: Timestamp, counting report: inout ReplayReport) -> ReplayedCheck {
        let expiry = slot.nanoseconds.addingSaturating(useful)
        var now = slot.nanoseconds
        var attempt = 1
        while true {
            var (outcome, delay) = script.answer(to: slot, attempt: attempt, at: now - start)
            let latency: Int64
            if let delay, delay <= patience {
                latency = max(0, delay)
            } else {
                outcome = .down
                latency = patience
            }
            now += latency
            report.attemptCount += 1
            if outcome.isPassing || attempt > monitor.retries.count || now + retryDelay >= expiry {
                let isInMaintenance = !monitor.maintenance.isEmpty && monitor.isInMaintenance(at: slot)
                report.checks.add(outcome, isInMaintenance: isInMaintenance)
                let event = SlotEvent(
                    time: slot.milliseconds,
                    region: region,
                    outcome: outcome,
                    isInMaintenance: isInMaintenance
                )
                return ReplayedCheck(event: event, doneAt: now, latency: latency)
            }
            now += retryDelay
            attempt += 1
        }
    }
}
