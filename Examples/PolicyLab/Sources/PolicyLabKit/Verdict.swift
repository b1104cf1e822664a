import MonitorCore
import MonitorTestKit

/// How one policy did in one scenario.
struct Verdict: Sendable, Hashable {
    var policy: String
    /// Whether somebody should have been paged.
    var isTrouble: Bool
    /// How long after the trouble began the first page came that was about it.
    var pagedAfter: Duration?
    /// By how much that page dates the beginning of the trouble too late.
    var datedLate: Duration?
    var pageCount: Int
    var falsePageCount: Int

    /// Whether there was trouble and nobody heard of it.
    var isMissed: Bool { isTrouble && pagedAfter == nil }

    init(policy: Policy, scenario: LabScenario, report: SimulationReport) {
        self.policy = policy.name
        isTrouble = scenario.trouble != nil
        pageCount = report.calls.count
        falsePageCount = report.calls.count(where: \.isFalse)
        if let trouble = scenario.trouble, let page = report.calls.first(where: { !$0.isFalse }) {
            pagedAfter = page.at - trouble.lowerBound
            datedLate = page.startedAt - trouble.lowerBound
        }
    }
}
