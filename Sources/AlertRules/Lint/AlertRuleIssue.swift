public import MonitorCore

/// Something that is wrong, or probably wrong, with a rule.
public struct AlertRuleIssue: Sendable, Hashable, CustomStringConvertible {
    /// What is wrong.
    @nonexhaustive
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Two rules have one id.
        case duplicateID
        /// The id is empty.
        case emptyID
        /// A count is below 1.
        case countBelowOne
        /// A threshold is not a number, or negative where it cannot be.
        case invalidThreshold
        /// A status is chosen that is no failure, or none at all.
        case invalidStatus
        /// An annotation has a placeholder that no alert has a value for.
        case unknownPlaceholder
        /// No monitor can ever be beyond the threshold.
        case unreachableThreshold
        /// No monitor has as many regions as the rule asks for.
        case unreachableRegions
        /// The rule selects no monitor.
        case selectsNothing
    }

    /// The rule.
    public var rule: AlertRuleID
    /// What is wrong.
    public var kind: Kind
    /// What is wrong and what to do, for a person.
    public var message: String

    /// Creates an issue.
    public init(rule: AlertRuleID, kind: Kind, message: String) {
        self.rule = rule
        self.kind = kind
        self.message = message
    }

    /// Whether the rule cannot be run at all.
    public var isError: Bool {
        switch kind {
        case .duplicateID, .emptyID, .countBelowOne, .invalidThreshold, .invalidStatus: true
        case .unknownPlaceholder, .unreachableThreshold, .unreachableRegions, .selectsNothing: false
        }
    }

    /// The rule with the message.
    public var description: String { "rule “\(rule)”: \(message)" }
}
