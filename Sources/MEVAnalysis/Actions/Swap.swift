public import ChainDecoding

/// An exchange of one token for another by a pool, a maker of an order, or an exchange that is not known.
public struct Swap: Sendable, Hashable {
    /// The protocol.
    public var venue: Venue
    /// Who took the one token and gave the other.
    public var pool: PoolID
    /// The token that the pool took.
    public var tokenIn: Address
    /// How much the pool took, as transfers tell where they do.
    public var amountIn: U256
    /// The token that the pool gave.
    public var tokenOut: Address
    /// How much the pool gave, as transfers tell where they do.
    public var amountOut: U256
    /// How much the pool says that it took.
    ///
    /// Of a genuine pool this is what it has reckoned with; a hostile one may say anything.
    public var reportedIn: U256?
    /// How much the pool says that it gave.
    public var reportedOut: U256?
    /// Who gave the token that the pool took.
    public var payer: Address
    /// Who got the token that the pool gave.
    public var recipient: Address
    /// Who called the pool, where that is known.
    public var caller: Address?
    /// What the pool was like afterwards, where its events tell.
    public var stateAfter: PoolState?
    /// What the swap is known from.
    public var evidence: Evidence
    /// Where it was seen.
    public var origin: ActionOrigin

    /// Creates a swap.
    public init(
        venue: Venue,
        pool: PoolID,
        tokenIn: Address,
        amountIn: U256,
        tokenOut: Address,
        amountOut: U256,
        reportedIn: U256? = nil,
        reportedOut: U256? = nil,
        payer: Address,
        recipient: Address,
        caller: Address? = nil,
        stateAfter: PoolState? = nil,
        evidence: Evidence,
        origin: ActionOrigin
    ) {
        self.venue = venue
        self.pool = pool
        self.tokenIn = tokenIn
        self.amountIn = amountIn
        self.tokenOut = tokenOut
        self.amountOut = amountOut
        self.reportedIn = reportedIn
        self.reportedOut = reportedOut
        self.payer = payer
        self.recipient = recipient
        self.caller = caller
        self.stateAfter = stateAfter
        self.evidence = evidence
        self.origin = origin
    }
}
