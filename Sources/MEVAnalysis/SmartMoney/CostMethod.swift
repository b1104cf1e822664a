/// How what was bought at different prices is charged to what is sold.
public enum CostMethod: String, Sendable, Hashable, CaseIterable {
    /// What was bought first is sold first.
    case fifo
    /// All that is held costs the same.
    case averageCost
}
