public import ChainDecoding

/// From what net amount on a movement is a whale's: fulfilling one threshold is enough.
///
/// An asset that no threshold applies to is not looked at.
public struct WhaleThresholds: Sendable, Hashable {
    /// An amount of an asset to measure others in.
    public struct Value: Sendable, Hashable {
        /// The asset to measure in.
        public var quote: Asset
        /// The least value, in the smallest unit of the quote asset.
        public var amount: U256

        /// Creates a value.
        public init(_ amount: U256, in quote: Asset) {
            self.quote = quote
            self.amount = amount
        }
    }

    /// Least amounts of assets.
    public var amounts: [Asset: U256]
    /// The least value, of assets that the source of prices knows.
    public var value: Value?
    /// How much there is of assets, as far as it is known.
    public var supplies: [Asset: U256]
    /// The least share of what there is, in millionths.
    public var supplyMillionths: UInt32?
    /// The least share of what the deepest pool has of the asset, in millionths.
    ///
    /// That is the pool, of those seen, whose last state before the block was the deepest: its reserves in Uniswap V2,
    /// in V3 and V4 the virtual ones in the range of the price.
    public var depthMillionths: UInt32?

    /// Creates thresholds.
    public init(
        amounts: [Asset: U256] = [:],
        value: Value? = nil,
        supplies: [Asset: U256] = [:],
        supplyMillionths: UInt32? = nil,
        depthMillionths: UInt32? = nil
    ) {
        self.amounts = amounts
        self.value = value
        self.supplies = supplies
        self.supplyMillionths = supplyMillionths
        self.depthMillionths = depthMillionths
    }

    /// What applies to an asset, as amounts of it.
    func criteria(for asset: Asset, price: Price?, depth: U256?) -> [WhaleCriterion] {
        var criteria: [WhaleCriterion] = []
        func add(_ kind: WhaleCriterion.Kind, _ amount: U256?) {
            if let amount, !amount.isZero { criteria.append(WhaleCriterion(kind, amount: amount)) }
        }
        func share(_ millionths: UInt32?, of whole: U256?) -> U256? {
            guard let millionths else { return nil }
            return whole?.mulDiv(U256(UInt64(millionths)), 1_000_000, rounding: .ceiling)
        }
        add(.amount, amounts[asset])
        if let value, let price {
            // ⌊amount · quote / asset⌋ reaches the value just when the amount reaches this.
            add(.value, value.amount.mulDiv(price.assetAmount, price.quoteAmount, rounding: .ceiling))
        }
        add(.supplyShare, share(supplyMillionths, of: supplies[asset]))
        add(.depthShare, share(depthMillionths, of: depth))
        return criteria
    }
}
