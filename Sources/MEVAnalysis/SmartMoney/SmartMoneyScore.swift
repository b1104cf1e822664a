public import ChainDecoding

/// How well somebody has traded, as it was known before a block.
public struct SmartMoneyScore: Sendable, Hashable {
    /// Who.
    public var trader: Entity
    /// The block that it holds for: only blocks before it count.
    public var block: UInt64
    /// The sales that brought more than what was sold had cost, within the horizon.
    public var wins: Int
    /// The sales that brought less.
    public var losses: Int
    /// How many of them were wins, weighted by age and drawn towards the prior.
    public var winRate: WinRate
    /// The profit by what was bought first, within the horizon, in the asset that profits are reckoned in.
    public var fifoProfit: I256
    /// The profit by average cost, within the horizon.
    public var averageCostProfit: I256
    /// The profit by the method of the rules, that of each epoch weighted by its age and rounded towards zero.
    public var decayedProfit: I256
    /// How many different assets were sold within the horizon.
    public var assetCount: Int
    /// How many new pools the trader was among the first to buy in, within the horizon.
    public var firstEntries: Int
    /// The last sales, the oldest first.
    public var evidence: [ClosedTrade]
    /// Whether the evidence is all there is within the horizon.
    public var isEvidenceComplete: Bool
}
