/// What one slot's check found.
public struct CheckResult: Sendable, Hashable, Codable {
    /// The slot; a second result for it changes nothing.
    public var slot: SlotID
    /// The tenant that owns the monitor.
    public var tenant: TenantID
    /// What was found.
    public var outcome: CheckOutcome
    /// How long it took.
    public var latency: LatencyPhases
    /// Which assertions failed, and how that shows.
    public var evidence: [Evidence]
    /// Numbers measured besides the latency.
    public var samples: [Sample]
    /// The attempt that gave the outcome, from 1.
    public var attempt: Int
    /// Who ran it.
    public var runner: RunnerID
    /// When the deciding attempt began, on the runner's wall clock.
    public var startedAt: Timestamp
    /// Whether the slot lies in a maintenance window.
    public var isInMaintenance: Bool
    /// Ties the result to the dispatch that caused it.
    public var correlation: CorrelationID
    /// Fields written by a later version, in the form of ``WireWriter``.
    public var unknownFields: [UInt8] = []

    /// Creates a result.
    public init(
        slot: SlotID,
        tenant: TenantID = "default",
        outcome: CheckOutcome,
        latency: LatencyPhases = LatencyPhases(),
        evidence: [Evidence] = [],
        samples: [Sample] = [],
        attempt: Int = 1,
        runner: RunnerID,
        startedAt: Timestamp,
        isInMaintenance: Bool = false,
        correlation: CorrelationID
    ) {
        self.slot = slot
        self.tenant = tenant
        self.outcome = outcome
        self.latency = latency
        self.evidence = evidence
        self.samples = samples
        self.attempt = attempt
        self.runner = runner
        self.startedAt = startedAt
        self.isInMaintenance = isInMaintenance
        self.correlation = correlation
    }
}
