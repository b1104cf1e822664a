public import ChainDecoding

/// What a sale brought, to the unit.
///
/// What had not been bought by swaps before, but came by transfer, has no known cost: its share of the proceeds is told
/// apart, and is no profit.
public struct RealizedProfit: Sendable, Hashable {
    /// How much of what was sold had been bought.
    public var coveredAmount: U256
    /// What that brought: its share of the proceeds, rounded down.
    public var coveredProceeds: U256
    /// What that had cost, the first bought first.
    public var fifoCost: U256
    /// What that had cost on average, rounded down.
    public var averageCost: U256
    /// How much of what was sold has no known cost.
    public var uncoveredAmount: U256
    /// What that brought.
    public var uncoveredProceeds: U256

    /// The gain, or below zero the loss; `nil` when it does not fit.
    public func profit(by method: CostMethod) -> I256? {
        I256(difference: coveredProceeds, method == .fifo ? fifoCost : averageCost)
    }
}
