import AlertRules
import MonitorCore
import MonitorTestKit

/// A policy to be tried: when failures count, and when that pages.
struct Policy: Sendable, Hashable {
    var name: String
    var confirmation: ConfirmationPolicy
    var rules = Scenario.defaultRules

    /// Pages when more than half of the regions see so many failures in a row.
    static func majority(failures: Int, quorum: Int? = nil) -> Policy {
        let electorate = quorum.map { "quorum \($0)" } ?? "majority"
        return Policy(
            name: "\(electorate), \(failures) \(failures == 1 ? "failure" : "failures")",
            confirmation: ConfirmationPolicy(consecutiveFailures: failures, quorum: quorum)
        )
    }

    /// Pages when any region sees so many failures in a row, whatever the others see.
    static func anyRegion(failures: Int) -> Policy {
        Policy(
            name: "any region, \(failures) \(failures == 1 ? "failure" : "failures")",
            confirmation: ConfirmationPolicy(consecutiveFailures: failures),
            rules: [AlertRule(id: "failing", condition: .consecutiveFailures(failures))]
        )
    }

    /// What is compared unless the options ask for something else.
    static let defaults: [Policy] = [
        .majority(failures: 1),
        .majority(failures: 2),
        .majority(failures: 3),
        .majority(failures: 2, quorum: 1),
        .anyRegion(failures: 2),
    ]
}
