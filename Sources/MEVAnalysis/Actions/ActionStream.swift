/// What a transaction did, each kind of action in the order of execution.
public struct ActionStream: Sendable, Hashable {
    /// The place of the transaction among those of its ``BlockRecord``.
    public var transaction: Int
    /// The tokens that moved.
    public var transfers: [AssetTransfer]
    /// The exchanges of one token for another.
    public var swaps: [Swap]
    /// The liquidity that was added or taken.
    public var liquidityChanges: [LiquidityChange]
    /// The tokens that were lent for the transaction.
    public var flashLoans: [FlashLoan]
    /// The debts that were repaid against collateral.
    public var liquidations: [Liquidation]
    /// The tokens of which each is different that were sold.
    public var nftTrades: [NFTTrade]
    /// The orders of others that were settled.
    public var settlements: [Settlement]

    /// Creates a stream.
    public init(
        transaction: Int,
        transfers: [AssetTransfer] = [],
        swaps: [Swap] = [],
        liquidityChanges: [LiquidityChange] = [],
        flashLoans: [FlashLoan] = [],
        liquidations: [Liquidation] = [],
        nftTrades: [NFTTrade] = [],
        settlements: [Settlement] = []
    ) {
        self.transaction = transaction
        self.transfers = transfers
        self.swaps = swaps
        self.liquidityChanges = liquidityChanges
        self.flashLoans = flashLoans
        self.liquidations = liquidations
        self.nftTrades = nftTrades
        self.settlements = settlements
    }

    /// How many actions there are.
    public var count: Int {
        transfers.count + swaps.count + liquidityChanges.count + flashLoans.count + liquidations.count
            + nftTrades.count + settlements.count
    }

    /// Whether there are none.
    public var isEmpty: Bool { count == 0 }

    /// All actions in the order of execution.
    ///
    /// - Complexity: O(*n* log *n*); detectors rather go over the kinds that they look for.
    public var actions: [Action] {
        var actions: [Action] = []
        actions.reserveCapacity(count)
        actions += transfers.lazy.map(Action.transfer)
        actions += swaps.lazy.map(Action.swap)
        actions += liquidityChanges.lazy.map(Action.liquidityChange)
        actions += flashLoans.lazy.map(Action.flashLoan)
        actions += liquidations.lazy.map(Action.liquidation)
        actions += nftTrades.lazy.map(Action.nftTrade)
        actions += settlements.lazy.map(Action.settlement)
        return actions.sorted { $0.origin < $1.origin }
    }
}
