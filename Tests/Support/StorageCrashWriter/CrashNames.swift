package import MonitorCore

/// What the writer writes in each round, for the test to look for.
package enum CrashNames {
    package static func subject(_ round: Int) -> Subject { Subject("crash.r\(round)") }

    package static func auditGroup(_ round: Int) -> ConsumerGroup {
        ConsumerGroup(name: "audit-\(round)", filters: [SubjectFilter(subject(round).rawValue)])
    }

    package static func workGroup(_ round: Int) -> ConsumerGroup {
        ConsumerGroup(name: "work-\(round)", filters: [SubjectFilter(subject(round).rawValue)])
    }

    package static func resultSeries(_ round: Int) -> SeriesKey {
        SeriesKey(monitor: MonitorID("results-\(round)"), region: "eu")
    }

    /// One of the five results of a batch, numbered from 1.
    package static func result(round: Int, number: Int, part: Int) -> CheckResult {
        let slot = SlotID(series: resultSeries(round), time: Timestamp(seconds: Int64(number * 5 + part)))
        return CheckResult(
            slot: slot,
            outcome: .down,
            latency: LatencyPhases(total: .microseconds(Int64(number))),
            evidence: [Evidence(assertion: "status", expected: "200", actual: "\(number)")],
            runner: "runner",
            startedAt: slot.time + .milliseconds(7),
            correlation: CorrelationID(slot.description)
        )
    }

    package static func ingestedMonitor(_ round: Int) -> MonitorID { MonitorID("ingested-\(round)") }

    package static func changedMonitor(_ round: Int) -> MonitorID { MonitorID("changed-\(round)") }

    package static func lease(_ round: Int) -> String { "lease-\(round)" }
}
