public import ChainDecoding

/// Liquidity that somebody added to a pool or took from it.
public struct LiquidityChange: Sendable, Hashable {
    /// What was done.
    public enum Kind: UInt8, Sendable, Hashable {
        /// Tokens were added.
        case add
        /// A position was made smaller; in Uniswap V3 its tokens stay in the pool until they are collected.
        case remove
        /// Tokens that a position is owed, fees among them, were taken out.
        case collect
    }

    /// What was done.
    public var kind: Kind
    /// The protocol.
    public var venue: Venue
    /// The pool.
    public var pool: PoolID
    /// Whose position it is, where that is known.
    public var owner: Address?
    /// Who gave the tokens, or got them, where they moved.
    public var account: Address?
    /// How much of each token; of pools of two, in the order of the tokens' addresses.
    public var amounts: [TokenAmount]
    /// The ticks of the position, the lower included and the upper not, where positions have them.
    public var ticks: Range<Int32>?
    /// How much liquidity, where the pool counts it so; in V4, of a removal as of an addition, without the sign.
    public var liquidity: U256?
    /// What the change is known from.
    public var evidence: Evidence
    /// Where it was seen.
    public var origin: ActionOrigin

    /// Creates a change.
    public init(
        kind: Kind,
        venue: Venue,
        pool: PoolID,
        owner: Address? = nil,
        account: Address? = nil,
        amounts: [TokenAmount],
        ticks: Range<Int32>? = nil,
        liquidity: U256? = nil,
        evidence: Evidence,
        origin: ActionOrigin
    ) {
        self.kind = kind
        self.venue = venue
        self.pool = pool
        self.owner = owner
        self.account = account
        self.amounts = amounts
        self.ticks = ticks
        self.liquidity = liquidity
        self.evidence = evidence
        self.origin = origin
    }
}
