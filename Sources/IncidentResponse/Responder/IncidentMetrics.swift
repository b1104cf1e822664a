import CoreMetrics

/// What a responder counts.
struct IncidentMetrics: Sendable {
    let written: Counter
    let stale: Counter
    let full: Counter
    let alreadyOver: Counter
    let malformed: Counter
    let conflicts: Counter
    let failures: Counter

    init(factory: any MetricsFactory) {
        func change(_ outcome: String) -> Counter {
            Counter(label: "incident_changes_total", dimensions: [("outcome", outcome)], factory: factory)
        }
        written = change("written")
        stale = change("stale")
        full = change("full")
        alreadyOver = change("already_over")
        malformed = change("malformed")
        conflicts = Counter(label: "incident_conflicts_total", factory: factory)
        failures = Counter(label: "incident_failures_total", factory: factory)
    }
}
