/// The length of a rollup bucket.
@nonexhaustive
public enum RollupResolution: UInt8, Sendable, Hashable, Codable, CaseIterable {
    /// One minute.
    case minute = 1
    /// One hour.
    case hour = 2
    /// One day, in UTC.
    case day = 3

    /// The bucket's length.
    public var duration: Duration {
        switch self {
        case .minute: .seconds(60)
        case .hour: .seconds(3_600)
        case .day: .seconds(86_400)
        }
    }

    /// The start of the bucket that holds an instant.
    public func bucketStart(of instant: Timestamp) -> Timestamp {
        instant.floored(to: duration)
    }
}
