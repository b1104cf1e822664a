import ChainDecoding

/// What a ``SmartMoneyTracker`` knows after a block: equal for equal chains, however they were come to.
public struct SmartMoneyState: Sendable, Hashable {
    /// What a trader did in an epoch.
    struct Epoch: Sendable, Hashable {
        var number: UInt64
        var sales = 0
        var wins = 0
        var losses = 0
        var fifoProfit = I256.zero
        var averageCostProfit = I256.zero
        var firstEntries = 0
    }

    /// What a trader has of an asset.
    struct Asset: Sendable, Hashable {
        var holding: Holding
        /// The epoch of the last sale that counted.
        var lastSale: UInt64?
    }

    /// A trader.
    struct Trader: Sendable, Hashable {
        var lastEpoch: UInt64
        var assets: [MEVAnalysis.Asset: Asset] = [:]
        /// By number, those within the horizon.
        var epochs: [Epoch] = []
        var evidence: [ClosedTrade] = []
    }

    /// What is counted that was left out.
    struct Omissions: Sendable, Hashable {
        var refusedTraders: UInt64 = 0
        var refusedAssets: UInt64 = 0
        var unpricedTrades: UInt64 = 0
        var overflows: UInt64 = 0
    }

    /// What has to be known to undo a block.
    struct Undo: Sendable, Hashable {
        var traders: RevertibleTable<Entity, Trader>.Changes
        var idle: RevertibleTable<UInt64, [Entity]>.Changes
        var pools: RevertibleTable<PoolID, PoolEntrants>.Changes
        var newPools: RevertibleTable<UInt64, [PoolID]>.Changes
        var omissions: Omissions
        var findings: [FindingID]
    }

    var traders = RevertibleTable<Entity, Trader>()
    /// Who traded in an epoch first, or again for the first time in it.
    var idle = RevertibleTable<UInt64, [Entity]>()
    var pools = RevertibleTable<PoolID, PoolEntrants>()
    /// The pools by the block of their creation.
    var newPools = RevertibleTable<UInt64, [PoolID]>()
    var omissions = Omissions()

    mutating func revert(_ undo: Undo) {
        traders.revert(undo.traders)
        idle.revert(undo.idle)
        pools.revert(undo.pools)
        newPools.revert(undo.newPools)
        omissions = undo.omissions
    }
}
