import ChainDecoding

/// A change of liquidity that is claimed.
struct LiquidityClaim {
    var kind: LiquidityChange.Kind
    var venue: Venue
    var id = Hash32.zero
    var owner: Address?
    /// The amounts; without any, all that moves is taken.
    var amounts: [U256] = []
    /// The tokens of the amounts, where the claim names them.
    var tokens: [Address] = []
    var ticks: Range<Int32>?
    var liquidity: U256?
    /// When the tokens move; `nil` when none do.
    var settlement: SettlementTime? = .before
}
