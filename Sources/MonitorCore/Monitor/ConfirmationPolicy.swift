/// When failing checks make a monitor `down` (or `degraded`).
public struct ConfirmationPolicy: Sendable, Hashable, Codable {
    /// Failing slots in a row, in one region, before that region votes for the failure.
    public var consecutiveFailures: Int
    /// The number of regions that count as the electorate; `nil` means all regions of the monitor.
    ///
    /// A status needs the fresh votes of a strict majority of the quorum. A tie, or too few fresh votes, holds the state.
    public var quorum: Int?

    /// Creates a policy.
    public init(consecutiveFailures: Int = 2, quorum: Int? = nil) {
        self.consecutiveFailures = consecutiveFailures
        self.quorum = quorum
    }

    private enum CodingKeys: String, CodingKey {
        case consecutiveFailures
        case quorum
    }

    /// Decodes a policy; members that are absent take their defaults.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            consecutiveFailures: try container.decodeIfPresent(Int.self, forKey: .consecutiveFailures) ?? 2,
            quorum: try container.decodeIfPresent(Int.self, forKey: .quorum)
        )
    }
}
