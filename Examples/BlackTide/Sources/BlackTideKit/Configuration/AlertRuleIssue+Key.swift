import AlertRules

extension AlertRuleIssue {
    /// The key, within the rule, that is wrong.
    func key(in rule: AlertRule) -> String {
        switch kind {
        case .duplicateID, .emptyID: "id"
        case .selectsNothing: "selector"
        case .unreachableRegions: "minimumRegions"
        case .unknownPlaceholder:
            rule.annotations.keys.sorted().first { message.contains("“\($0)”") }.map { "annotations.\($0)" }
                ?? "annotations"
        case .countBelowOne where message.hasPrefix("minimumRegions"): "minimumRegions"
        case .countBelowOne where message.hasPrefix("consecutiveSuccesses"): "consecutiveSuccesses"
        default:
            switch rule.condition {
            case .consecutiveFailures: "condition.consecutiveFailures"
            case .latency: "condition.latency"
            case .sample: "condition.sample"
            case .status: "condition.status"
            @unknown default: "condition"
            }
        }
    }
}
