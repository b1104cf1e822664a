import MonitorCore

/// Thrown inside a runner when the target failed; it becomes a `down` finding.
struct ProbeFailure: Error, Sendable, Hashable {
    /// What shows it.
    var evidence: [Evidence]

    init(evidence: [Evidence]) {
        self.evidence = evidence
    }

    init(assertion: String, expected: String, actual: String, location: String? = nil) {
        evidence = [Evidence(assertion: assertion, expected: expected, actual: actual, location: location)]
    }
}
