import MonitorCore

/// What every channel says, before it is brought into the channel's form.
struct NotificationText {
    let notification: Notification

    private var alert: AlertChange { notification.alert }

    /// What the alert says of itself, or the rule and the monitor.
    var summary: String {
        annotation("summary") ?? "\(alert.rule) on \(alert.monitor)"
    }

    /// What is to be known besides, if anything.
    var description: String? { annotation("description") }

    /// Why the alert began or ended, if it says so.
    var reason: String? { alert.reason.isBlank ? nil : alert.reason }

    /// What happened, in a word.
    var verb: String {
        switch notification.occasion {
        case .opened: "Firing"
        case .reopened: "Firing again"
        case .resolved: "Resolved"
        }
    }

    /// One line that says it all.
    var headline: String { "\(verb): \(summary)" }

    /// When it began and, if it is over, when it ended and how long it took.
    var period: String {
        guard let end = notification.endedAt else { return "since \(notification.startedAt)" }
        let length = Duration.seconds((end - notification.startedAt).inMilliseconds / 1_000)
        return "from \(notification.startedAt) to \(end) (\(length.text))"
    }

    /// Names and values, the most telling first; none of them blank, which some channels refuse.
    var facts: [(name: String, value: String)] {
        var facts = [("Severity", alert.severity.rawValue), ("Monitor", alert.monitor.rawValue), ("Time", period)]
        if !alert.regions.isEmpty {
            facts.append(("Regions", alert.regions.map(\.rawValue).joined(separator: ", ")))
        }
        for (name, value) in alert.values.sorted(by: { $0.key < $1.key }).prefix(3) {
            facts.append((name, value.shortText))
        }
        if let runbook = annotation("runbook") {
            facts.append(("Runbook", runbook))
        }
        return facts.filter { !$0.0.isBlank && !$0.1.isBlank }
    }

    private func annotation(_ name: String) -> String? {
        alert.annotations[name].flatMap { $0.isBlank ? nil : $0 }
    }

    /// What was seen, a line for each failed assertion.
    var evidence: String {
        alert.evidence
            .map { item in
                let place = item.location.map { " at \($0)" } ?? ""
                return "\(item.assertion)\(place): expected \(item.expected), got \(item.actual)"
            }
            .joined(separator: "\n")
    }
}
