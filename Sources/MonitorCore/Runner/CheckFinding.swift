/// What one attempt of a check found.
public struct CheckFinding: Sendable, Hashable {
    /// What was found.
    public var outcome: CheckOutcome
    /// How long it took.
    public var latency: LatencyPhases
    /// What shows why it is not `up`.
    public var evidence: [Evidence]
    /// Numbers measured besides the latency.
    public var samples: [Sample]

    /// Creates a finding.
    public init(
        _ outcome: CheckOutcome,
        latency: LatencyPhases = LatencyPhases(),
        evidence: [Evidence] = [],
        samples: [Sample] = []
    ) {
        self.outcome = outcome
        self.latency = latency
        self.evidence = evidence
        self.samples = samples
    }
}
