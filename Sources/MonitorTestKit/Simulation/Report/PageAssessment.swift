import IncidentResponse
import MonitorCore

/// Tells the pages about true trouble from those about targets that were well.
struct PageAssessment {
    private let start: Timestamp
    private let truths: [MonitorID: ScriptedTruth]

    init(_ scenario: Scenario) {
        start = scenario.start
        truths = Dictionary(
            scenario.monitors.map { ($0.id, ScriptedTruth(of: $0, in: scenario)) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The pages among the events, in order.
    func pages(in events: [WorldEvent]) -> [Page] {
        events.compactMap { event in
            guard case .page(let notification) = event.kind else { return nil }
            var page = Page(at: event.at, notification, startedAt: notification.startedAt - start)
            let truth = truths[page.monitor]
            page.isFalse =
                page.isCall
                && truth?.isWell(from: page.startedAt.inNanoseconds, through: page.at.inNanoseconds) ?? false
            return page
        }
    }
}
