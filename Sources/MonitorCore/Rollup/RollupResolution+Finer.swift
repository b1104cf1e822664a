extension RollupResolution {
    /// The resolution whose buckets make up this one's.
    var finer: RollupResolution? {
        switch self {
        case .minute: nil
        case .hour: .minute
        case .day: .hour
        }
    }
}
