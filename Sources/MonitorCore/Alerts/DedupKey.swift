/// What makes two alerts the same: at most one incident is open for a key.
public struct DedupKey: Identifier {
    /// The key's text.
    public let rawValue: String

    /// Creates a key from its text.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The key of a rule's alerts about a monitor: `rule/monitor`.
    ///
    /// The characters `%`, `@`, `/` and `#` of either are percent-encoded, so two pairs never share a key.
    public init(rule: AlertRuleID, monitor: MonitorID) {
        self.init(rawValue: "\(rule.rawValue.escapedForIdentity)/\(monitor.rawValue.escapedForIdentity)")
    }
}
