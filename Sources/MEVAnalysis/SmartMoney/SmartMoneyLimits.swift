/// How much memory the search for smart money may take.
public struct SmartMoneyLimits: Sendable, Hashable {
    /// How many traders are followed; who has not traded for as long as the horizon is forgotten.
    public var maximumTraders: Int
    /// How many assets are followed of a trader; one that is no longer held gives way.
    public var maximumAssets: Int
    /// How many lots are kept apart of an asset.
    public var maximumLots: Int
    /// How many sales are kept as evidence of a trader.
    public var maximumEvidence: Int
    /// How many new pools are followed at once.
    public var maximumPools: Int
    /// How many traders are the first ones of a pool.
    public var maximumEntrants: Int
    /// How many blocks after its creation a pool is new.
    public var entryBlocks: UInt64
    /// How many blocks can be undone.
    public var reorgDepth: Int

    /// Creates limits.
    public init(
        maximumTraders: Int = 50_000,
        maximumAssets: Int = 64,
        maximumLots: Int = 64,
        maximumEvidence: Int = 16,
        maximumPools: Int = 10_000,
        maximumEntrants: Int = 100,
        entryBlocks: UInt64 = 50_400,
        reorgDepth: Int = 64
    ) {
        self.maximumTraders = max(maximumTraders, 0)
        self.maximumAssets = max(maximumAssets, 1)
        self.maximumLots = max(maximumLots, 1)
        self.maximumEvidence = max(maximumEvidence, 0)
        self.maximumPools = max(maximumPools, 0)
        self.maximumEntrants = max(maximumEntrants, 0)
        self.entryBlocks = max(entryBlocks, 1)
        self.reorgDepth = max(reorgDepth, 0)
    }
}
