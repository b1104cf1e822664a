/// An alert that began or ended, with what was seen.
///
/// A change says everything about its alert, so a reader that missed an earlier change needs only the one with the
/// highest ``sequence`` to know how things stand.
public struct AlertChange: WireDocument, Hashable {
    /// The version of the encoded form.
    public static let wireVersion = 1

    /// What makes this the same alert as an earlier one.
    public var key: DedupKey
    /// Orders the changes of a key: a later change has a higher number, also after its state was lost.
    public var sequence: Int64
    /// The rule.
    public var rule: AlertRuleID
    /// The monitor it is about.
    public var monitor: MonitorID
    /// The owner of the monitor.
    public var tenant: TenantID
    /// Whether it fires or has resolved.
    public var status: AlertStatus
    /// How much it matters.
    public var severity: AlertSeverity
    /// When the condition began to hold: the first slot that showed it.
    public var startedAt: Timestamp
    /// When it ceased to hold; `nil` while the alert fires.
    public var endedAt: Timestamp?
    /// The slot that decided.
    public var decidedAt: Timestamp
    /// Why it changed, in words, such as `3 failures in a row in eu-west`.
    public var reason: String
    /// The regions in which the condition held.
    public var regions: [Region]
    /// The labels of the monitor and the rule.
    public var labels: Labels
    /// Texts for people, such as `summary` and `runbook`.
    public var annotations: [String: String]
    /// The numbers that decided, by name.
    public var values: [String: Double]
    /// Evidence of the result that decided.
    public var evidence: [Evidence]
    /// Ties the change to the result that decided it.
    public var correlation: CorrelationID
    /// Members written by a later version.
    public var unknownFields: JSONValue?

    private enum CodingKeys: String, CodingKey {
        case key
        case sequence
        case rule
        case monitor
        case tenant
        case status
        case severity
        case startedAt
        case endedAt
        case decidedAt
        case reason
        case regions
        case labels
        case annotations
        case values
        case evidence
        case correlation
    }

    /// Creates a change.
    public init(
        key: DedupKey,
        sequence: Int64,
        rule: AlertRuleID,
        monitor: MonitorID,
        tenant: TenantID,
        status: AlertStatus,
        severity: AlertSeverity,
        startedAt: Timestamp,
        endedAt: Timestamp? = nil,
        decidedAt: Timestamp,
        reason: String,
        regions: [Region] = [],
        labels: Labels = [:],
        annotations: [String: String] = [:],
        values: [String: Double] = [:],
        evidence: [Evidence] = [],
        correlation: CorrelationID
    ) {
        self.key = key
        self.sequence = sequence
        self.rule = rule
        self.monitor = monitor
        self.tenant = tenant
        self.status = status
        self.severity = severity
        self.startedAt = startedAt
        self.endedAt = endedAt
        self.decidedAt = decidedAt
        self.reason = reason
        self.regions = regions
        self.labels = labels
        self.annotations = annotations
        self.values = values
        self.evidence = evidence
        self.correlation = correlation
    }

    /// The message that announces the change; its id is the key with the sequence.
    ///
    /// - Throws: ``WireError`` with code ``WireError/Code/unencodable`` when a value is not finite.
    public func message() throws(WireError) -> OutgoingMessage {
        OutgoingMessage(id: "\(key)#\(sequence)", subject: .alertChanged, payload: try WireCodec.encode(self))
    }
}
