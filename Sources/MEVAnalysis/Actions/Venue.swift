/// The protocol that an action was done by: the family whose events and calls it has, not the company behind it.
public enum Venue: String, Sendable, Hashable, CaseIterable {
    /// Uniswap V1.
    case uniswapV1
    /// Uniswap V2 and all that share its events: SushiSwap, PancakeSwap, ShibaSwap, …
    case uniswapV2
    /// Solidly and what came of it: Velodrome, Aerodrome, …
    case solidly
    /// Uniswap V3 and all that share its events.
    case uniswapV3
    /// PancakeSwap V3.
    case pancakeV3
    /// Uniswap V4.
    case uniswapV4
    /// Balancer V1.
    case balancerV1
    /// Balancer V2.
    case balancerV2
    /// Balancer V3.
    case balancerV3
    /// Curve, stable and crypto pools alike.
    case curve
    /// 0x: orders filled by the exchange.
    case zeroEx
    /// CoW Protocol.
    case cow
    /// 1inch limit orders.
    case oneInch
    /// Bancor.
    case bancor
    /// Maverick.
    case maverick
    /// DODO.
    case dodo
    /// An exchange that is only known by what moved through it.
    case unknown
    /// Aave V1.
    case aaveV1
    /// Aave V2 and V3, which share their events.
    case aave
    /// Compound V2 and all that share its events: Cream, Venus, …
    case compoundV2
    /// Compound V3.
    case compoundV3
    /// Maker.
    case maker
    /// Morpho Blue.
    case morpho
    /// Liquity.
    case liquity
    /// Euler.
    case euler
    /// dYdX Solo.
    case dydx
    /// OpenSea Seaport.
    case seaport
    /// OpenSea's exchange before Seaport, Wyvern.
    case wyvern
    /// Blur.
    case blur
    /// LooksRare.
    case looksRare
    /// X2Y2.
    case x2y2
    /// Sudoswap.
    case sudoswap
    /// The market inside the CryptoPunks contract.
    case cryptoPunks
}
