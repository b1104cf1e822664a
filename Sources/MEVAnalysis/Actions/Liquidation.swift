public import ChainDecoding

/// A debt that somebody repaid for another, against the collateral.
///
/// Where repaying and receiving are two acts by different accounts, as of auctions, each is a liquidation of its own.
public struct Liquidation: Sendable, Hashable {
    /// The protocol.
    public var venue: Venue
    /// The contract that says so.
    public var market: PoolID
    /// Who repaid.
    public var liquidator: Address
    /// Whose debt it was, where that is known.
    public var borrower: Address?
    /// What was repaid; the amount is 0 where nothing was.
    public var debt: TokenAmount
    /// What the liquidator got; the amount is 0 where nothing was got.
    public var collateral: TokenAmount
    /// What the liquidation is known from.
    public var evidence: Evidence
    /// Where it was seen.
    public var origin: ActionOrigin

    /// Creates a liquidation.
    public init(
        venue: Venue,
        market: PoolID,
        liquidator: Address,
        borrower: Address?,
        debt: TokenAmount,
        collateral: TokenAmount,
        evidence: Evidence,
        origin: ActionOrigin
    ) {
        self.venue = venue
        self.market = market
        self.liquidator = liquidator
        self.borrower = borrower
        self.debt = debt
        self.collateral = collateral
        self.evidence = evidence
        self.origin = origin
    }
}
