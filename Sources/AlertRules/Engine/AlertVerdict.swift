import MonitorCore

/// What one input says about one rule's condition.
struct AlertVerdict {
    /// Whether the condition is violated.
    var isViolated: Bool
    /// When that began to be so.
    var time: Timestamp
    /// What decides whether the input is newer than what was considered before.
    var order: AlertOrder
    /// The region it belongs to; empty for a change of status.
    var region: Region
    /// The numbers that decided.
    var values: [String: Double] = [:]
    /// What was seen, in words.
    var words: String
}

extension AlertCondition {
    /// What a result says, or `nil` when it says nothing: the monitor's own fault, or no such measurement.
    func verdict(on result: CheckResult) -> AlertVerdict? {
        if case .unknown = result.outcome { return nil }
        func verdict(_ isViolated: Bool, _ values: [String: Double], _ words: String) -> AlertVerdict {
            AlertVerdict(
                isViolated: isViolated,
                time: result.slot.time,
                order: AlertOrder(slot: result.slot.time),
                region: result.slot.region,
                values: values,
                words: words
            )
        }
        switch self {
        case .consecutiveFailures:
            return verdict(!result.outcome.isPassing, [:], "")
        case .latency(let phase, let threshold, _):
            guard result.outcome.isPassing, let latency = result.latency[phase] else { return nil }
            return verdict(
                latency > threshold,
                ["latency.\(phase)_seconds": latency.inSeconds],
                "\(phase) latency \(latency.text), threshold \(threshold.text)"
            )
        case .sample(let metric, let comparison, let threshold, _):
            let values = result.samples.lazy.filter { $0.metric == metric && $0.value.isFinite }.map(\.value)
            guard let first = values.first else { return nil }
            let value = values.reduce(first, comparison.worse)
            return verdict(
                comparison.holds(value, threshold),
                [metric: value],
                "\(metric) \(value.shortText), threshold \(threshold.shortText)"
            )
        case .status:
            return nil
        }
    }

    /// What a change of status says, or `nil` when it says nothing.
    func verdict(on transition: Transition, sequence: Int64?) -> AlertVerdict? {
        guard case .status(let statuses) = self, transition.to != .unknown else { return nil }
        return AlertVerdict(
            isViolated: statuses.contains(transition.to),
            time: transition.at,
            order: AlertOrder(transition, sequence: sequence),
            region: "",
            words: "status \(transition.to): \(transition.rule)"
        )
    }

    /// Whether a result bears out a status that an alert is held back for.
    func isBorneOut(by result: CheckResult) -> Bool {
        guard case .status(let statuses) = self else { return false }
        switch result.outcome {
        case .down: return statuses.contains(.down)
        case .degraded: return statuses.contains(.degraded)
        case .up, .unknown: return false
        }
    }
}
