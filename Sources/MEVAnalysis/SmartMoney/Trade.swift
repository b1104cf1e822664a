public import ChainDecoding

/// What a transaction exchanged on balance by swaps: one asset for one other, for one account.
public struct Trade: Sendable, Hashable {
    /// Who traded.
    public var account: Address
    /// The number of the block.
    public var block: UInt64
    /// The place of the transaction in the block.
    public var index: Int
    /// The hash of the transaction.
    public var transaction: Hash32
    /// What was given.
    public var given: Asset
    /// How much of it.
    public var givenAmount: U256
    /// What was got.
    public var got: Asset
    /// How much of it.
    public var gotAmount: U256
    /// The pools that it went through, in order.
    public var pools: [PoolID]
    /// Where the swaps were seen.
    public var origins: [ActionOrigin]

    /// Creates a trade.
    public init(
        account: Address,
        block: UInt64,
        index: Int,
        transaction: Hash32,
        given: Asset,
        givenAmount: U256,
        got: Asset,
        gotAmount: U256,
        pools: [PoolID] = [],
        origins: [ActionOrigin] = []
    ) {
        self.account = account
        self.block = block
        self.index = index
        self.transaction = transaction
        self.given = given
        self.givenAmount = givenAmount
        self.got = got
        self.gotAmount = gotAmount
        self.pools = pools
        self.origins = origins
    }
}
