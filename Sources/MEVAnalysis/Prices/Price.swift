public import ChainDecoding

/// What an asset is worth in another, as an exact fraction of smallest units.
///
/// A token with 18 decimals that is worth 2,000 of one with 6 has the price 2 · 10⁹ for 10¹⁸.
public struct Price: Sendable, Hashable {
    /// How many smallest units of the quote asset are worth as much as the amount of the asset.
    public let quoteAmount: U256
    /// How many smallest units of the asset; above 0.
    public let assetAmount: U256

    /// Creates a price; `nil` when the amount of the asset is 0.
    public init?(_ quoteAmount: U256, for assetAmount: U256) {
        guard !assetAmount.isZero else { return nil }
        self.quoteAmount = quoteAmount
        self.assetAmount = assetAmount
    }

    /// What an amount of the asset is worth, rounded down; `nil` when it does not fit.
    public func value(of amount: U256) -> U256? {
        amount.mulDiv(quoteAmount, assetAmount)
    }
}
