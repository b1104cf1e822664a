public import ChainDecoding

/// A token of which each is different that was bought, and sold for more.
public struct NFTResale: Sendable, Hashable {
    /// The purchase.
    public var bought: NFTTrade
    /// The sale.
    public var sold: NFTTrade

    /// Creates a resale.
    public init(bought: NFTTrade, sold: NFTTrade) {
        self.bought = bought
        self.sold = sold
    }

    /// How much more the sale's buyer paid than the purchase had cost, with what the marketplaces keep of it.
    public var gain: U256 { sold.price.amount.subtractingSaturating(bought.price.amount) }
}
