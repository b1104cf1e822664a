/// On which side of a threshold a sample is bad.
public enum SampleComparison: String, Sendable, Hashable, Codable, CaseIterable {
    /// Greater than the threshold.
    case above
    /// Less than the threshold.
    case below

    /// Whether a value is on the bad side.
    public func holds(_ value: Double, _ threshold: Double) -> Bool {
        switch self {
        case .above: value > threshold
        case .below: value < threshold
        }
    }

    /// The value of the two that is worse.
    public func worse(_ first: Double, _ second: Double) -> Double {
        switch self {
        case .above: max(first, second)
        case .below: min(first, second)
        }
    }
}
