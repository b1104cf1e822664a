public import ChainDecoding

/// What counts as smart money.
public struct SmartMoneyRules: Sendable, Hashable {
    /// The asset that profits are reckoned in.
    public var reckoning: Asset
    /// The assets that others are bought with and sold for; those but ``reckoning`` need prices.
    public var quotes: Set<Asset>
    /// The method that decides what is a win, and whose profit has to be reached.
    public var method: CostMethod = .fifo
    /// How many blocks count as equally long ago.
    public var epochBlocks: UInt64 = 7_200
    /// How many epochs count.
    public var horizonEpochs: UInt64 = 90
    /// How much less counts what is longer ago.
    public var decay = TimeDecay(halfLife: 30)
    /// The prior's wins, α.
    public var priorWins: UInt32 = 5
    /// The prior's losses, β.
    public var priorLosses: UInt32 = 5
    /// Sales that brought less are no win and no loss, so that dust does not make a record.
    public var minimumProceeds = U256.zero
    /// The least number of wins and losses.
    public var minimumTrades = 20
    /// The least number of different assets.
    public var minimumAssets = 5
    /// The least lower bound of the win rate, in millionths.
    public var minimumWinRateMillionths = 500_000
    /// The least weighted profit.
    public var minimumProfit = U256.one
    /// What accounts are for that are not judged.
    public var excludedCategories: Set<AccountCategory> = [
        .exchange, .bridge, .pool, .router, .lending, .lock, .searcher, .burn,
    ]
    /// From what confidence on a label is believed.
    public var minimumLabelConfidence = Confidence.candidate
    /// The contracts that are believed when they say that they have made a pool.
    public var factories: Set<Address> = SmartMoneyRules.ethereumFactories

    /// Creates rules, with the defaults that the members state.
    ///
    /// - Parameters:
    ///   - reckoning: The asset that profits are reckoned in.
    ///   - quotes: The assets besides it that others are bought with and sold for.
    public init(reckoning: Asset = .native, quotes: Set<Asset> = []) {
        self.reckoning = reckoning
        self.quotes = quotes.union([reckoning])
    }

    /// The factories of Uniswap V2 and V3 and of SushiSwap, and the manager of Uniswap V4, on Ethereum.
    public static let ethereumFactories: Set<Address> = [
        Address(0x5c69_bee7_01ef_814a, 0x2b6a_3edd_4b16_52cb, 0x9cc5_aa6f),
        Address(0x1f98_431c_8ad9_8523, 0x631a_e4a5_9f26_7346, 0xea31_f984),
        Address(0xc0ae_e478_e365_8e26, 0x10c5_f7a4_a2e1_777c, 0xe9e4_f2ac),
        Address(0x0000_0000_0004_444c, 0x5dc7_5cb3_5838_0d2e, 0x3de0_8a90),
    ]

    /// The epoch of a block.
    func epoch(of block: UInt64) -> UInt64 { block / max(epochBlocks, 1) }

    /// Whether a score is good enough.
    func accept(_ score: SmartMoneyScore) -> Bool {
        score.wins + score.losses >= minimumTrades && score.assetCount >= minimumAssets
            && score.winRate.lowerBoundMillionths >= minimumWinRateMillionths
            && !score.decayedProfit.isNegative && score.decayedProfit.magnitude >= minimumProfit
    }
}
