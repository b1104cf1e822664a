public import ChainDecoding

/// A sale of what had been bought: the evidence of a score.
public struct ClosedTrade: Sendable, Hashable {
    /// The number of the block.
    public var block: UInt64
    /// The place of the transaction in the block.
    public var index: Int
    /// The hash of the transaction.
    public var transaction: Hash32
    /// What was sold.
    public var asset: Asset
    /// What it brought, in the asset that profits are reckoned in.
    public var result: RealizedProfit
}
