public import MonitorCore

/// What makes an alert fire.
@nonexhaustive
public enum AlertCondition: Sendable, Hashable {
    /// This many failing checks in a row, in one region; further apart than 1.5 intervals for each, they are not in a row.
    case consecutiveFailures(Int)
    /// A phase of the latency is above a threshold for a time, in one region.
    ///
    /// Only passing checks are considered. A gap between them that is longer than the time (and 1.5 intervals) begins it anew.
    case latency(LatencyPhase = .total, above: Duration, for: Duration = .zero)
    /// A sample is beyond a threshold for a time, in one region. Of several in one result the worst counts.
    case sample(String, SampleComparison, Double, for: Duration = .zero)
    /// The monitor's status, as decided from the votes of its regions, is one of these.
    case status(Set<MonitorStatus>)

    /// A certificate that the check saw has fewer days left than this.
    public static func certificateDaysLeft(below days: Double) -> AlertCondition {
        .sample("certificate.days_left", .below, days)
    }
}

extension AlertCondition: Codable {
    private enum CodingKeys: String, CodingKey {
        case consecutiveFailures
        case latency
        case sample
        case status
    }

    private struct Latency: Codable {
        var phase: String?
        var above: String
        var `for`: String?
    }

    private struct SampleThreshold: Codable {
        var metric: String
        var above: Double?
        var below: Double?
        var `for`: String?
    }

    /// Decodes a condition: an object with one member, named like the case.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func duration(_ text: String?, _ key: CodingKeys) throws -> Duration {
            guard let text else { return .zero }
            guard let duration = Duration(text: text) else {
                throw DecodingError.dataCorruptedError(
                    forKey: key,
                    in: container,
                    debugDescription: "“\(text)” is not a duration; write it as 30s, 250ms or 1m30s"
                )
            }
            return duration
        }
        if let count = try container.decodeIfPresent(Int.self, forKey: .consecutiveFailures) {
            self = .consecutiveFailures(count)
        } else if let latency = try container.decodeIfPresent(Latency.self, forKey: .latency) {
            let phase = latency.phase ?? "total"
            guard let phase = LatencyPhase.allCases.first(where: { "\($0)" == phase }) else {
                throw DecodingError.dataCorruptedError(
                    forKey: .latency,
                    in: container,
                    debugDescription: "“\(phase)” is no phase; use one of \(LatencyPhase.allCases.map { "\($0)" })"
                )
            }
            self = .latency(
                phase,
                above: try duration(latency.above, .latency),
                for: try duration(latency.for, .latency)
            )
        } else if let sample = try container.decodeIfPresent(SampleThreshold.self, forKey: .sample) {
            let hold = try duration(sample.for, .sample)
            switch (sample.above, sample.below) {
            case (let threshold?, nil): self = .sample(sample.metric, .above, threshold, for: hold)
            case (nil, let threshold?): self = .sample(sample.metric, .below, threshold, for: hold)
            default:
                throw DecodingError.dataCorruptedError(
                    forKey: .sample,
                    in: container,
                    debugDescription: "give either “above” or “below”"
                )
            }
        } else {
            let names = try container.decode([String].self, forKey: .status)
            self = .status(
                Set(
                    try names.map { name in
                        if let status = MonitorStatus.allCases.first(where: { "\($0)" == name }) { return status }
                        throw DecodingError.dataCorruptedError(
                            forKey: .status,
                            in: container,
                            debugDescription: "“\(name)” is no status; use down or degraded"
                        )
                    }
                )
            )
        }
    }

    /// Encodes the condition.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .consecutiveFailures(let count):
            try container.encode(count, forKey: .consecutiveFailures)
        case .latency(let phase, let threshold, let hold):
            let latency = Latency(phase: "\(phase)", above: threshold.text, for: hold.text)
            try container.encode(latency, forKey: .latency)
        case .sample(let metric, let comparison, let threshold, let hold):
            let sample = SampleThreshold(
                metric: metric,
                above: comparison == .above ? threshold : nil,
                below: comparison == .below ? threshold : nil,
                for: hold.text
            )
            try container.encode(sample, forKey: .sample)
        case .status(let statuses):
            try container.encode(statuses.map { "\($0)" }.sorted(), forKey: .status)
        }
    }
}
