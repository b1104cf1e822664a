import ChainDecoding

/// Prices in memory, by block: the last one at or before a block holds there.
public struct InMemoryPriceSource: PriceSource, Sendable, Hashable {
    private struct Pair: Sendable, Hashable {
        var asset: Asset
        var quote: Asset
    }

    private struct Entry: Sendable, Hashable {
        var block: UInt64
        var price: Price
    }

    /// How many blocks a price holds for after its own; `nil` when it holds until there is another.
    public var maximumAge: UInt64?
    private var entries: [Pair: [Entry]] = [:]

    /// Creates a source without prices.
    public init(maximumAge: UInt64? = nil) {
        self.maximumAge = maximumAge
    }

    /// Says what an asset is worth from a block on; what was said of the same block is replaced.
    ///
    /// - Complexity: O(1) when blocks come in order, otherwise O(*n*) in the number of prices of the pair.
    public mutating func insert(_ price: Price, of asset: Asset, in quote: Asset, from block: UInt64) {
        let pair = Pair(asset: asset, quote: quote)
        var list = entries.removeValue(forKey: pair) ?? []
        let place =
            (list.last.map { $0.block < block } ?? true) ? list.count : list.partitionPoint { $0.block >= block }
        if place < list.count, list[place].block == block {
            list[place].price = price
        } else {
            list.insert(Entry(block: block, price: price), at: place)
        }
        entries[pair] = list
    }

    /// What an asset is worth in another at a block; an asset is worth itself.
    ///
    /// - Complexity: O(log *n*) in the number of prices of the pair.
    public func price(of asset: Asset, in quote: Asset, at block: UInt64, timestamp: UInt64?) -> Price? {
        if asset == quote { return Price(1, for: 1) }
        guard let list = entries[Pair(asset: asset, quote: quote)] else { return nil }
        let place = list.partitionPoint { $0.block > block } - 1
        guard place >= 0 else { return nil }
        if let maximumAge, block - list[place].block > maximumAge { return nil }
        return list[place].price
    }
}
