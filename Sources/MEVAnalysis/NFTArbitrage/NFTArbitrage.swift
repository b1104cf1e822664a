/// Tokens of which each is different, bought and sold for more by the same party in one block.
public struct NFTArbitrage: FindingDetail {
    /// `nft-arbitrage`.
    public static let kind = "nft-arbitrage"

    /// What was bought and sold, in the order of the sales.
    public var resales: [NFTResale]

    /// Creates a detail.
    public init(resales: [NFTResale]) {
        self.resales = resales
    }

    /// What happened.
    public var explanation: String {
        resales.map { one in
            "\(one.bought.asset.token) number \(one.bought.asset.id) was bought for \(one.bought.price.amount) and "
                + "sold for \(one.sold.price.amount)."
        }
        .joined(separator: " ")
    }
}
