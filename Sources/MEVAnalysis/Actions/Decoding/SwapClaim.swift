import ChainDecoding

/// A swap that is claimed.
struct SwapClaim {
    var venue: Venue
    /// Which pool of the contract.
    var id = Hash32.zero
    var tokenIn: Address?
    var tokenOut: Address?
    var amountIn: U256?
    var amountOut: U256?
    /// Whether the token with the lower address goes in; `nil` where the pool does not order its tokens.
    var isZeroForOne: Bool?
    /// The places among the pool's tokens of the one that goes in and the one that goes out.
    var coins: CoinPair?
    var caller: Address?
    var payer: Address?
    var recipient: Address?
    /// Whose tokens move, where it is not the contract that makes the claim.
    var maker: Address?
    /// Whether what goes in and out may be changed into other tokens on the way, so that the first and last count.
    var isUnderlying = false
    var settlement = SettlementTime.before
    var stateAfter: PoolState?
}
