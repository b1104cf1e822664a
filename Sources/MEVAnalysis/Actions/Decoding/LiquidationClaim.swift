import ChainDecoding

/// A liquidation that is claimed.
struct LiquidationClaim {
    var venue: Venue
    var id = Hash32.zero
    var liquidator: Address?
    var borrower: Address?
    var debtToken: Address?
    var debtAmount: U256?
    var collateralToken: Address?
    var collateralAmount: U256?
}
