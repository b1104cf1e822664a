public import ChainDecoding

/// What a pool says of itself, from which prices follow.
public enum PoolState: Sendable, Hashable {
    /// The reserves of the tokens with the lower and the higher address (`Sync` of Uniswap V2).
    case reserves(UInt128, UInt128)
    /// The square root of the price in units of 2⁻⁹⁶, the liquidity in range, and the tick (`Swap` of Uniswap V3, V4).
    case concentrated(sqrtPrice: U256, liquidity: UInt128, tick: Int32)
}
