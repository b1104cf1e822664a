import ChainDecoding

/// Finds tokens of which each is different that are bought and sold for more: within a transaction, which is atomic, or
/// within a block, as those do who snipe offers below the highest bid.
///
/// Prices are compared only in one token; the native token and what wraps it are one. Who sells what he had gives it
/// away on balance, whatever orders are matched with his on the way: that is no resale.
public struct NFTArbitrageDetector: Detector {
    /// What the chain has of its own.
    public var chain: ChainContracts

    /// Creates a detector.
    public init(chain: ChainContracts = .ethereum) {
        self.chain = chain
    }

    /// The resales of a block, one finding for each pair of transactions.
    public func findings(in block: AnalyzedBlock) -> [Finding<NFTArbitrage>] {
        var bought: [Holding: [Purchase]] = [:]
        var pairs: [Pair: [NFTResale]] = [:]
        for stream in block.actions.streams where !stream.nftTrades.isEmpty {
            // Who matches his own offer with a bid buys from himself, for which he has no more than he had.
            let trades = stream.nftTrades.filter { $0.seller != $0.buyer }
            // A sale may come before the purchase within a transaction, where the buyer pays in advance.
            for trade in trades {
                let holding = Holding(asset: trade.asset, owner: trade.buyer)
                bought[holding, default: []].append(Purchase(transaction: stream.transaction, trade: trade))
            }
            for sale in trades {
                let holding = Holding(asset: sale.asset, owner: sale.seller)
                guard let purchase = bought[holding]?.last else { continue }
                bought[holding]?.removeLast()
                guard isGain(purchase.trade, sale) else { continue }
                let pair = Pair(bought: purchase.transaction, sold: stream.transaction)
                pairs[pair, default: []].append(NFTResale(bought: purchase.trade, sold: sale))
            }
        }
        return pairs.sorted { ($0.key.bought, $0.key.sold) < ($1.key.bought, $1.key.sold) }
            .compactMap { finding($0.value, $0.key, block) }
    }

    private func isGain(_ purchase: NFTTrade, _ sale: NFTTrade) -> Bool {
        purchase.count == sale.count && purchase.price.amount < sale.price.amount
            && priceToken(purchase) == priceToken(sale) && purchase.seller != sale.buyer
    }

    private func priceToken(_ trade: NFTTrade) -> Address? {
        trade.price.token?.unwrapped(from: chain.wrappedNativeToken)
    }

    private func finding(_ resales: [NFTResale], _ pair: Pair, _ block: AnalyzedBlock) -> Finding<NFTArbitrage>? {
        let places = Set([pair.bought, pair.sold]).sorted()
        let isAtomic = places.count == 1
        let transactions = places.map { place in
            let shown = resales.flatMap { one in
                (place == pair.bought ? [one.bought.origin] : []) + (place == pair.sold ? [one.sold.origin] : [])
            }
            return block.part(place, isAtomic ? .subject : place == pair.bought ? .front : .back, shown)
        }
        let traders = resales.flatMap { [$0.bought.buyer, $0.sold.seller] }
        let parties = places.map { place in
            block.actions.streams[place].party(of: block.record.transactions[place], with: traders, on: chain)
        }
        let party = parties.reduce(into: Set<Address>()) { $0.formUnion($1) }
        let profit = Profit(of: party, in: places, of: block, wrapper: chain.wrappedNativeToken)
        guard resales.allSatisfy({ !profit.net(in: $0.bought.asset).isNegative }) else { return nil }
        return Finding(
            NFTArbitrage(resales: resales),
            in: block.record,
            rule: isAtomic ? "nft.atomic" : "nft.resale",
            confidence: isAtomic ? .certain : .likely,
            transactions: transactions,
            party: party.sorted(),
            profit: profit
        )
    }

    private struct Holding: Hashable {
        var asset: Asset
        var owner: Address
    }

    private struct Purchase {
        var transaction: Int
        var trade: NFTTrade
    }

    private struct Pair: Hashable {
        var bought: Int
        var sold: Int
    }
}
