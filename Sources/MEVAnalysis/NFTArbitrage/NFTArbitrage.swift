public import ChainDecoding

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

    /// What was bought from whom, and sold to whom for how much more.
    public func explanation(_ names: TokenNames) -> String {
        let sentences = resales.map { one in
            """
            Number \(one.bought.asset.id) of \(names.name(of: one.bought.asset.token)) was bought on \
            \(one.bought.venue.name) from \(one.bought.seller.checksummed()) for \
            \(names.text(one.bought.price.amount, of: one.bought.price.token)), and sold on \
            \(one.sold.venue.name) to \(one.sold.buyer.checksummed()) for \
            \(names.text(one.sold.price.amount, of: one.sold.price.token)).
            """
        }
        return Prose.sentences(sentences, "resale")
    }

    /// Writes the resales.
    public func writeFields(to json: inout JSONWriter) {
        json.writeField("resales", resales)
    }
}

extension NFTResale: JSONWritable {
    /// Writes both trades and what lies between their prices.
    public func writeFields(to json: inout JSONWriter) {
        json.writeField("bought", bought)
        json.writeField("sold", sold)
        json.writeField("gain", gain)
    }
}
