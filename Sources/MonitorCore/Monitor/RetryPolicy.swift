/// How often a worker tries a check again before it reports a failure.
///
/// By default it tries once more after a second, so that one lost packet is no failure.
public struct RetryPolicy: Sendable, Hashable {
    /// Attempts after the first; 0 reports the first failure.
    public var count: Int
    /// The pause before each further attempt.
    public var delay: Duration

    /// Creates a policy.
    public init(count: Int = 1, delay: Duration = .seconds(1)) {
        self.count = count
        self.delay = delay
    }
}

extension RetryPolicy: Codable {
    private enum CodingKeys: String, CodingKey {
        case count
        case delay
    }

    /// Decodes a policy; members that are absent take their defaults.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let defaults = RetryPolicy()
        self.init(
            count: try container.decodeIfPresent(Int.self, forKey: .count) ?? defaults.count,
            delay: try container.decodeDurationIfPresent(forKey: .delay) ?? defaults.delay
        )
    }

    /// Encodes the policy.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(count, forKey: .count)
        try container.encode(delay.text, forKey: .delay)
    }
}
