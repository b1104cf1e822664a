/// When passing checks make a monitor `up` again.
public struct RecoveryPolicy: Sendable, Hashable, Codable {
    /// Passing slots in a row, in one region, before that region votes for the recovery.
    public var consecutiveSuccesses: Int

    /// Creates a policy.
    public init(consecutiveSuccesses: Int = 2) {
        self.consecutiveSuccesses = consecutiveSuccesses
    }

    private enum CodingKeys: String, CodingKey {
        case consecutiveSuccesses
    }

    /// Decodes a policy; members that are absent take their defaults.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            consecutiveSuccesses: try container.decodeIfPresent(Int.self, forKey: .consecutiveSuccesses) ?? 2
        )
    }
}
