/// Anything that a transaction did.
public enum Action: Sendable, Hashable {
    /// Tokens moved.
    case transfer(AssetTransfer)
    /// One token was exchanged for another.
    case swap(Swap)
    /// Liquidity was added or taken.
    case liquidityChange(LiquidityChange)
    /// Tokens were lent for the transaction.
    case flashLoan(FlashLoan)
    /// A debt was repaid against collateral.
    case liquidation(Liquidation)
    /// A token of which each is different was sold.
    case nftTrade(NFTTrade)
    /// Orders of others were settled.
    case settlement(Settlement)

    /// Where it was seen.
    public var origin: ActionOrigin {
        switch self {
        case .transfer(let action): action.origin
        case .swap(let action): action.origin
        case .liquidityChange(let action): action.origin
        case .flashLoan(let action): action.origin
        case .liquidation(let action): action.origin
        case .nftTrade(let action): action.origin
        case .settlement(let action): action.origin
        }
    }
}
