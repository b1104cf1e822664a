public import MonitorCore

/// When to alert about which monitors, and what to say.
public struct AlertRule: WireDocument, Hashable {
    /// The version of the stored form.
    public static let wireVersion = 1

    /// The stable identity; with the monitor's it makes the key of an alert.
    public var id: AlertRuleID
    /// Which monitors the rule is about.
    public var selector: MonitorSelector
    /// What makes an alert fire.
    public var condition: AlertCondition
    /// In how many regions the condition must hold at once; a condition on the status belongs to no region.
    public var minimumRegions: Int
    /// Good checks in a row after which a region counts as recovered; a condition on the status recovers at once.
    public var consecutiveSuccesses: Int
    /// How much an alert matters.
    public var severity: AlertSeverity
    /// Labels that are added to the monitor's; of two with one name the rule's stays.
    public var labels: Labels
    /// Texts for people, with the placeholders of ``AlertTemplate``.
    public var annotations: [String: String]
    /// Members written by a later version.
    public var unknownFields: JSONValue?

    /// Creates a rule.
    public init(
        id: AlertRuleID,
        selector: MonitorSelector = .all,
        condition: AlertCondition,
        minimumRegions: Int = 1,
        consecutiveSuccesses: Int = 2,
        severity: AlertSeverity = .error,
        labels: Labels = [:],
        annotations: [String: String] = [:]
    ) {
        self.id = id
        self.selector = selector
        self.condition = condition
        self.minimumRegions = minimumRegions
        self.consecutiveSuccesses = consecutiveSuccesses
        self.severity = severity
        self.labels = labels
        self.annotations = annotations
    }

    private enum CodingKeys: String, CodingKey {
        case id
        case selector
        case condition
        case minimumRegions
        case consecutiveSuccesses
        case severity
        case labels
        case annotations
    }

    /// Decodes a rule; members other than `id` and `condition` take their defaults when absent.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            id: try container.decode(AlertRuleID.self, forKey: .id),
            selector: try container.decodeIfPresent(MonitorSelector.self, forKey: .selector) ?? .all,
            condition: try container.decode(AlertCondition.self, forKey: .condition),
            minimumRegions: try container.decodeIfPresent(Int.self, forKey: .minimumRegions) ?? 1,
            consecutiveSuccesses: try container.decodeIfPresent(Int.self, forKey: .consecutiveSuccesses) ?? 2,
            severity: try container.decodeIfPresent(AlertSeverity.self, forKey: .severity) ?? .error,
            labels: try container.decodeIfPresent(Labels.self, forKey: .labels) ?? [:],
            annotations: try container.decodeIfPresent([String: String].self, forKey: .annotations) ?? [:]
        )
    }

    /// How many bad checks in a row the condition needs.
    var requiredViolations: Int {
        if case .consecutiveFailures(let count) = condition { count } else { 1 }
    }

    /// For how long a bad run must last.
    var hold: Duration {
        switch condition {
        case .latency(_, _, let hold), .sample(_, _, _, let hold): hold
        case .consecutiveFailures, .status: .zero
        }
    }

    /// The longest time between two bad checks that leaves a run unbroken: the hold, and at least 1.5 times the interval for
    /// each check that the run needs.
    func maximumGap(interval: Duration) -> Duration {
        let checks = 3 * Int64(min(max(requiredViolations, 1), 10_000))
        return max(hold, .nanoseconds(interval.inNanoseconds.multipliedSaturating(by: checks) / 2))
    }

    /// How many good checks in a row end a bad run.
    var requiredRecoveries: Int {
        if case .status = condition { 1 } else { consecutiveSuccesses }
    }
}
