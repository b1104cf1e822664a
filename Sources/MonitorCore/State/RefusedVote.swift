/// A region's vote that was not counted, and why.
public struct RefusedVote: Sendable, Hashable, Codable {
    /// Why a vote is not counted.
    @nonexhaustive
    public enum Reason: String, Sendable, Hashable, Codable, CaseIterable {
        /// The latest result is older than 1.5 times the interval.
        case stale
        /// The latest result is the runner's own fault.
        case runnerFault
        /// The run of equal results is not long enough yet.
        case unconfirmed
        /// The region has given no result yet.
        case absent
    }

    /// The region.
    public var region: Region
    /// Why it does not count.
    public var reason: Reason
    /// The region's latest slot, if it has any.
    public var lastSlot: Timestamp?

    /// Creates a refused vote.
    public init(region: Region, reason: Reason, lastSlot: Timestamp? = nil) {
        self.region = region
        self.reason = reason
        self.lastSlot = lastSlot
    }
}
