import ChainDecoding

extension PoolState {
    /// How much of the tokens with the lower and the higher address trades against: the reserves, or the virtual ones
    /// of the range that the price is in; `nil` when they do not fit.
    var depths: (U256, U256)? {
        switch self {
        case .reserves(let lower, let higher):
            return (U256(lower), U256(higher))
        case .concentrated(let sqrtPrice, let liquidity, _):
            let unit = U256.one &<< 96
            guard
                let lower = U256(liquidity).mulDiv(unit, sqrtPrice),
                let higher = U256(liquidity).mulDiv(sqrtPrice, unit)
            else { return nil }
            return (lower, higher)
        }
    }
}
