import MonitorCore

/// What every channel says, before it is brought into the channel's form.
struct NotificationText {
    let notification: Notification

    private var alert: AlertChange { notification.alert }

    /// What the alert says of itself, or the rule and the monitor.
    var summary: String {
        alert.annotations["summary"] ?? "\(alert.rule) on \(alert.monitor)"
    }

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

    /// Names and values, the most telling first.
    var facts: [(name: String, value: String)] {
        var facts = [("Severity", alert.severity.rawValue), ("Monitor", alert.monitor.rawValue), ("Time", period)]
        if !alert.regions.isEmpty {
            facts.append(("Regions", alert.regions.map(\.rawValue).joined(separator: ", ")))
        }
        for (name, value) in alert.values.sorted(by: { $0.key < $1.key }).prefix(3) {
            facts.append((name, value.shortText))
        }
        if let runbook = alert.annotations["runbook"] {
            facts.append(("Runbook", runbook))
        }
        return facts
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
