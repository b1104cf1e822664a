import CoreMetrics
import MonitorCore

/// What an evaluator counts.
struct AlertMetrics: Sendable {
    let irrelevant: Counter
    let unwatched: Counter
    let malformed: Counter
    let conflicts: Counter
    let failures: Counter
    let refusedMessages: Counter
    private let inputs: [AlertInputOutcome: Counter]
    private let firing: Counter
    private let resolved: Counter

    init(factory: any MetricsFactory) {
        func input(_ outcome: String) -> Counter {
            Counter(label: "alert_inputs_total", dimensions: [("outcome", outcome)], factory: factory)
        }
        func change(_ status: AlertStatus) -> Counter {
            Counter(label: "alert_changes_total", dimensions: [("status", status.rawValue)], factory: factory)
        }
        inputs = Dictionary(uniqueKeysWithValues: AlertInputOutcome.allCases.map { ($0, input($0.rawValue)) })
        irrelevant = input("irrelevant")
        unwatched = input("unwatched")
        malformed = input("malformed")
        conflicts = Counter(label: "alert_conflicts_total", factory: factory)
        failures = Counter(label: "alert_failures_total", factory: factory)
        refusedMessages = Counter(label: "alert_refused_messages_total", factory: factory)
        firing = change(.firing)
        resolved = change(.resolved)
    }

    func count(_ outcome: AlertInputOutcome) {
        inputs[outcome]?.increment()
    }

    func count(_ status: AlertStatus) {
        switch status {
        case .firing: firing.increment()
        case .resolved: resolved.increment()
        }
    }
}
