/// A change of a monitor's status, with what it was decided on.
///
/// A failure that began in a maintenance window and outlasts it is announced once more, outside it: then `from` equals
/// `to`, and `at` is when the failure began.
public struct Transition: WireDocument, Hashable {
    /// The version of the encoded form.
    public static let wireVersion = 1

    /// The monitor.
    public var monitor: MonitorID
    /// The owner of the monitor.
    public var tenant: TenantID
    /// The status before.
    public var from: MonitorStatus
    /// The status from `at` on.
    public var to: MonitorStatus
    /// When the change began: the slot from which on a majority failed without a break, or passed.
    public var at: Timestamp
    /// The slot whose result decided it.
    public var decidedAt: Timestamp
    /// The rule that decided, in words, such as `2 of 3 regions down, strict majority of quorum 3`.
    public var rule: String
    /// The votes that counted.
    public var votesUsed: [Vote]
    /// The votes that did not, and why.
    public var votesRefused: [RefusedVote]
    /// Evidence of the result that decided it.
    public var evidence: [Evidence]
    /// Whether the deciding slot lies in a maintenance window.
    public var isInMaintenance: Bool
    /// Ties the transition to the result that decided it.
    public var correlation: CorrelationID
    /// Members written by a later version.
    public var unknownFields: JSONValue?

    private enum CodingKeys: String, CodingKey {
        case monitor
        case tenant
        case from
        case to
        case at
        case decidedAt
        case rule
        case votesUsed
        case votesRefused
        case evidence
        case isInMaintenance
        case correlation
    }

    /// Creates a transition.
    public init(
        monitor: MonitorID,
        tenant: TenantID,
        from: MonitorStatus,
        to: MonitorStatus,
        at: Timestamp,
        decidedAt: Timestamp,
        rule: String,
        votesUsed: [Vote],
        votesRefused: [RefusedVote],
        evidence: [Evidence] = [],
        isInMaintenance: Bool = false,
        correlation: CorrelationID
    ) {
        self.monitor = monitor
        self.tenant = tenant
        self.from = from
        self.to = to
        self.at = at
        self.decidedAt = decidedAt
        self.rule = rule
        self.votesUsed = votesUsed
        self.votesRefused = votesRefused
        self.evidence = evidence
        self.isInMaintenance = isInMaintenance
        self.correlation = correlation
    }
}
