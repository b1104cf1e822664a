/// How long something took, many times over.
public struct DurationDistribution: Sendable, Hashable {
    /// The durations in ascending order.
    public let durations: [Duration]

    /// Creates the distribution of durations.
    public init(_ durations: [Duration]) {
        self.durations = durations.sorted()
    }

    /// How many durations there are.
    public var count: Int { durations.count }

    /// The longest, or `nil` without any.
    public var maximum: Duration? { durations.last }

    /// The shortest duration that at least a share of all, from 0 to 1, do not exceed, or `nil` without any.
    public func quantile(_ share: Double) -> Duration? {
        guard !durations.isEmpty, share.isFinite else { return nil }
        let rank = (min(max(share, 0), 1) * Double(durations.count)).rounded(.up)
        return durations[max(Int(rank), 1) - 1]
    }
}
