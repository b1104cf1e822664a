package import IncidentResponse
package import MonitorCore

extension CrashNames {
    package static func incident(_ round: Int) -> IncidentID { IncidentID("incident-\(round)") }

    package static func alert(_ round: Int) -> AlertChange {
        AlertChange(
            key: DedupKey("key-\(round)"),
            sequence: 1,
            rule: "rule",
            monitor: "monitor",
            tenant: "default",
            status: .firing,
            severity: .critical,
            startedAt: Timestamp(seconds: 1_000),
            decidedAt: Timestamp(seconds: 1_000),
            reason: "test",
            correlation: "c"
        )
    }
}
