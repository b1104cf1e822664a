/// Several sources of prices, of which the first one that knows is believed.
public struct PriceSources: PriceSource {
    /// The sources, the most trusted first.
    public var sources: [any PriceSource]

    /// Creates a list of sources.
    public init(_ sources: [any PriceSource]) {
        self.sources = sources
    }

    /// What the first source that knows says.
    public func price(of asset: Asset, in quote: Asset, at block: UInt64, timestamp: UInt64?) -> Price? {
        for source in sources {
            if let price = source.price(of: asset, in: quote, at: block, timestamp: timestamp) { return price }
        }
        return nil
    }
}
