import MonitorCore

extension AlertRule {
    /// Why an alert fires, in words.
    func reason(_ verdict: AlertVerdict, _ series: SeriesAlertState) -> String {
        switch condition {
        case .consecutiveFailures:
            let count = series.violationCount
            return "\(count) \(count == 1 ? "failure" : "failures in a row") in \(verdict.region)"
        case .latency, .sample:
            let hold = hold > .zero ? " for \(hold.text)" : ""
            return "\(verdict.words)\(hold) in \(verdict.region)"
        case .status:
            return verdict.words
        }
    }

    /// Why an alert ends, in words.
    func recovery(_ verdict: AlertVerdict) -> String {
        switch condition {
        case .consecutiveFailures:
            let count = requiredRecoveries
            return "\(count) good \(count == 1 ? "check" : "checks in a row") in \(verdict.region)"
        case .latency, .sample: return "\(verdict.words) in \(verdict.region)"
        case .status: return verdict.words
        }
    }
}
