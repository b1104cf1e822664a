/// Who knows what assets are worth: feeds, exchanges, pools.
///
/// An answer may rest only upon what was known when the block was made, and has to be the same whenever the same is
/// asked: only then does an analysis of the past say what it would have said at the time.
public protocol PriceSource: Sendable {
    /// What an asset is worth in another at a block.
    ///
    /// - Parameters:
    ///   - asset: The asset.
    ///   - quote: The asset that it is measured in.
    ///   - block: The number of the block.
    ///   - timestamp: When the block was made, in seconds since 1970, where that is known.
    /// - Returns: `nil` when it is not known.
    func price(of asset: Asset, in quote: Asset, at block: UInt64, timestamp: UInt64?) -> Price?
}
