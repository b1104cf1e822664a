public import ChainDecoding

/// Prices of tokens in the native one as the pools of a block leave them, for this block alone.
///
/// 1. Pools of Uniswap V2, V3 and V4 and those that share their events tell, by the state after their last swap in the
///    block: reserves, or the virtual ones of the range that the price is in. Stable pools do not: what their reserves
///    are worth follows no product.
/// 2. A token is worth what its deepest pool against the native token says; without one, what its deepest pool against
///    a token with such a price says. Depths are compared in the native token, so that prices of pools that nearly
///    anybody can move count nothing.
///
/// Prices are those in the middle, without fees. Who makes a token can give it any price in a pool of his own; with a
/// directory, only pools that it knows are asked.
public struct PoolPrices: PriceSource, Sendable, Hashable {
    /// How much of the native token is worth as much as how much of a token, each below 2¹²⁸.
    private struct Quote: Sendable, Hashable {
        var native: U256
        var token: U256

        /// Amounts of which the last bits are left out where they are greater.
        init(native: U256, token: U256) {
            let excess = max(128 - max(native, token).leadingZeroBitCount, 0)
            (self.native, self.token) = (native >> excess, token >> excess)
        }
    }

    /// The number of the block.
    public let block: UInt64
    private var quotes: [Asset: Quote] = [.native: Quote(native: .one, token: .one)]

    /// Reads the prices of a block.
    ///
    /// - Parameters:
    ///   - block: The block.
    ///   - chain: What the chain has of its own.
    ///   - directory: The pools that may be asked; `nil` for all.
    ///   - minimumDepth: The least that a pool has to have on one side, in wei; 10 ETH unless said otherwise.
    /// - Complexity: O(*n* log *n*) in the number of swaps.
    public init(
        _ block: AnalyzedBlock,
        chain: ChainContracts = .ethereum,
        directory: (any PoolDirectory)? = nil,
        minimumDepth: U256 = 10_000_000_000_000_000_000
    ) {
        self.block = block.record.number
        let sides = Self.sides(block, chain, directory)
        learn(sides, minimumDepth)
        learn(sides, minimumDepth)
    }

    /// How many tokens have a price.
    public var count: Int { quotes.count - 1 }

    /// What an asset is worth in another after the block; `nil` for any other block.
    public func price(of asset: Asset, in quote: Asset, at block: UInt64, timestamp: UInt64?) -> Price? {
        guard block == self.block, let asset = quotes[asset], let quote = quotes[quote] else { return nil }
        return Price(asset.native &* quote.token, for: asset.token &* quote.native)
    }

    /// A token in a pool, and what it trades against.
    private struct Side {
        var pool: PoolID
        var asset: Asset
        var depth: U256
        var other: Asset
        var otherDepth: U256
    }

    private static func sides(
        _ block: AnalyzedBlock,
        _ chain: ChainContracts,
        _ directory: (any PoolDirectory)?
    ) -> [Side] {
        var last: [PoolID: Swap] = [:]
        for swap in block.actions.streams.lazy.flatMap(\.swaps) where swap.stateAfter != nil { last[swap.pool] = swap }
        return last.values.sorted { $0.pool < $1.pool }
            .flatMap { swap -> [Side] in
                let first = Asset(unwrapping: swap.tokenIn, from: chain.wrappedNativeToken)
                let second = Asset(unwrapping: swap.tokenOut, from: chain.wrappedNativeToken)
                guard first != second, swap.hasProductState, let (lower, higher) = swap.stateAfter?.depths,
                    !lower.isZero, !higher.isZero, directory.map({ $0.pool(swap.pool) != nil }) ?? true
                else { return [] }
                let (a, b) = swap.isZeroForOne ? (lower, higher) : (higher, lower)
                return [
                    Side(pool: swap.pool, asset: first, depth: a, other: second, otherDepth: b),
                    Side(pool: swap.pool, asset: second, depth: b, other: first, otherDepth: a),
                ]
            }
    }

    /// Gives a price to each token without one that trades against tokens with one.
    private mutating func learn(_ sides: [Side], _ minimumDepth: U256) {
        var deepest: [Asset: (depth: U256, quote: Quote)] = [:]
        for side in sides where quotes[side.asset] == nil {
            guard let other = quotes[side.other], let depth = side.otherDepth.mulDiv(other.native, other.token),
                depth >= minimumDepth, depth > deepest[side.asset]?.depth ?? .zero
            else { continue }
            let quote = Quote(native: depth, token: side.depth)
            if !quote.native.isZero, !quote.token.isZero { deepest[side.asset] = (depth, quote) }
        }
        quotes.merge(deepest.mapValues(\.quote)) { known, _ in known }
    }
}

extension Swap {
    /// Whether the price of the pool is the quotient of what its state holds.
    fileprivate var hasProductState: Bool {
        switch stateAfter {
        case .reserves: venue == .uniswapV2
        case .concentrated: true
        case nil: false
        }
    }
}
