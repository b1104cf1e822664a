public import MonitorCore

/// Finds mistakes in rules before they are needed.
public enum AlertRuleLint {
    /// What is wrong with the rules as they stand.
    public static func issues(in rules: [AlertRule]) -> [AlertRuleIssue] {
        var seen: Set<AlertRuleID> = []
        return rules.flatMap { rule in
            var issues = conditionIssues(rule)
            func add(_ kind: AlertRuleIssue.Kind, _ message: String) {
                issues.append(AlertRuleIssue(rule: rule.id, kind: kind, message: message))
            }
            if rule.id.rawValue.isEmpty {
                add(.emptyID, "give the rule an id")
            }
            if !seen.insert(rule.id).inserted {
                add(.duplicateID, "another rule has this id; give each its own")
            }
            if rule.minimumRegions < 1 {
                add(.countBelowOne, "minimumRegions is \(rule.minimumRegions); it must be at least 1")
            }
            if rule.consecutiveSuccesses < 1 {
                add(.countBelowOne, "consecutiveSuccesses is \(rule.consecutiveSuccesses); it must be at least 1")
            }
            for (name, text) in rule.annotations.sorted(by: { $0.key < $1.key }) {
                for placeholder in AlertTemplate(text).unknownPlaceholders {
                    add(.unknownPlaceholder, "annotation “\(name)” has the unknown placeholder {{\(placeholder)}}")
                }
            }
            return issues
        }
    }

    /// What is wrong with the rules as they stand and for these monitors.
    public static func issues(in rules: [AlertRule], for monitors: [Monitor]) -> [AlertRuleIssue] {
        issues(in: rules)
            + rules.flatMap { rule -> [AlertRuleIssue] in
                let selected = monitors.filter {
                    rule.selector.matches($0.id, tenant: $0.tenant, labels: $0.labels)
                }
                guard !selected.isEmpty else {
                    return [
                        AlertRuleIssue(rule: rule.id, kind: .selectsNothing, message: "it selects none of the monitors")
                    ]
                }
                return reachabilityIssues(rule, selected)
            }
    }

    private static func conditionIssues(_ rule: AlertRule) -> [AlertRuleIssue] {
        func issue(_ kind: AlertRuleIssue.Kind, _ message: String) -> [AlertRuleIssue] {
            [AlertRuleIssue(rule: rule.id, kind: kind, message: message)]
        }
        switch rule.condition {
        case .consecutiveFailures(let count):
            return count < 1 ? issue(.countBelowOne, "consecutiveFailures is \(count); it must be at least 1") : []
        case .latency(_, let threshold, let hold):
            return threshold < .zero || hold < .zero
                ? issue(.invalidThreshold, "a latency and the time it lasts cannot be negative") : []
        case .sample(let metric, _, let threshold, let hold):
            return metric.isEmpty || !threshold.isFinite || hold < .zero
                ? issue(.invalidThreshold, "give a metric, a finite threshold and a time that is not negative") : []
        case .status(let statuses):
            return statuses.isEmpty || !statuses.isSubset(of: [.down, .degraded])
                ? issue(.invalidStatus, "a rule can wait for the status down, degraded or both") : []
        }
    }

    private static func reachabilityIssues(_ rule: AlertRule, _ monitors: [Monitor]) -> [AlertRuleIssue] {
        var issues: [AlertRuleIssue] = []
        if case .latency(_, let threshold, _) = rule.condition,
            let longest = monitors.map(\.timeout).max(), threshold >= longest
        {
            issues.append(
                AlertRuleIssue(
                    rule: rule.id,
                    kind: .unreachableThreshold,
                    message: "no check takes longer than its timeout, at most \(longest.text);"
                        + " lower the threshold of \(threshold.text)"
                )
            )
        }
        if let most = monitors.map(\.regions.count).max(), rule.minimumRegions > most {
            issues.append(
                AlertRuleIssue(
                    rule: rule.id,
                    kind: .unreachableRegions,
                    message: "it asks for \(rule.minimumRegions) regions, its monitors have at most \(most)"
                )
            )
        }
        return issues
    }
}
