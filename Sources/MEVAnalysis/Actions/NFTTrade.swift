public import ChainDecoding

/// A token of which each is different that was sold.
public struct NFTTrade: Sendable, Hashable {
    /// The protocol.
    public var venue: Venue
    /// The exchange.
    public var exchange: Address
    /// Who had the token.
    public var seller: Address
    /// Who has it now.
    public var buyer: Address
    /// The token.
    public var asset: Asset
    /// How many; 1 for tokens of EIP-721.
    public var count: U256
    /// What the buyer paid, with fees and royalties.
    public var price: TokenAmount
    /// What the trade is known from.
    public var evidence: Evidence
    /// Where it was seen.
    public var origin: ActionOrigin

    /// Creates a trade.
    public init(
        venue: Venue,
        exchange: Address,
        seller: Address,
        buyer: Address,
        asset: Asset,
        count: U256 = .one,
        price: TokenAmount,
        evidence: Evidence,
        origin: ActionOrigin
    ) {
        self.venue = venue
        self.exchange = exchange
        self.seller = seller
        self.buyer = buyer
        self.asset = asset
        self.count = count
        self.price = price
        self.evidence = evidence
        self.origin = origin
    }
}
