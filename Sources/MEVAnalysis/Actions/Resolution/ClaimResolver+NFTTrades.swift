import ChainDecoding

extension ClaimResolver {
    /// A sale by a pool, of the token that went through it since its last claim.
    mutating func resolveTrade(_ trade: NFTTradeClaim, _ claim: Claim, _ index: Int, window: Int) {
        var trade = trade
        var item: Int?
        var touch = windows[window].first
        while touch >= 0, item == nil {
            let transfer = touches[touch].transfer
            if !transfers[transfer].isFungible { item = transfer }
            touch = touches[touch].next
        }
        guard let item else { return }
        let legs = legs(window)
        let isSale = transfers[item].from == claim.contract
        if let leg = isSale ? legs.incoming(nil, amount: nil) : legs.outgoing(nil, amount: nil) {
            trade.priceToken = leg.token
            trade.price = isSale ? leg.netIn : leg.netOut
        }
        append(trade, claim, index, item: item)
    }

    /// A sale of a token that moved in the transaction.
    mutating func resolveTrade(_ trade: NFTTradeClaim, _ claim: Claim, _ index: Int) {
        let range = range(of: claim)
        var trade = trade
        let item = range.first { isItem(transfers[$0], of: trade) }
        guard let item else { return }
        if trade.venue == .wyvern { readWyvernSale(&trade, claim, range, item: item) }
        append(trade, claim, index, item: item)
    }

    private func isItem(_ transfer: AssetTransfer, of trade: NFTTradeClaim) -> Bool {
        if trade.venue == .wyvern {
            return transfer.from == trade.seller && transfer.to == trade.buyer && transfer.token != trade.priceToken
        }
        guard transfer.token == trade.collection else { return false }
        // The contract of CryptoPunks logs a transfer of one piece, without saying which.
        return transfer.tokenID == trade.tokenID || trade.venue == .cryptoPunks
    }

    /// Calls do not tell tokens of EIP-721 from those of EIP-20; being sold for a price does.
    private mutating func readWyvernSale(
        _ trade: inout NFTTradeClaim,
        _ claim: Claim,
        _ range: Range<Int>,
        item: Int
    ) {
        if transfers[item].assetKind == .erc20 {
            transfers[item].assetKind = .erc721
            transfers[item].tokenID = transfers[item].amount
            transfers[item].amount = .one
        }
        trade.collection = transfers[item].token
        trade.tokenID = transfers[item].tokenID
        var price = U256.zero
        for place in range where transfers[place].token == trade.priceToken && transfers[place].to == trade.seller {
            price = price.addingSaturating(transfers[place].amount)
        }
        trade.price = price
    }

    private mutating func append(_ trade: NFTTradeClaim, _ claim: Claim, _ index: Int, item: Int) {
        let transfer = transfers[item]
        stream.nftTrades.append(
            NFTTrade(
                venue: trade.venue,
                exchange: claim.contract,
                seller: trade.seller ?? transfer.from,
                buyer: trade.buyer ?? transfer.to,
                asset: Asset(token: transfer.token, id: trade.tokenID ?? transfer.tokenID),
                count: transfer.assetKind == .erc1155 ? transfer.amount : trade.count,
                price: TokenAmount(token: trade.priceToken, amount: trade.price ?? .zero),
                evidence: [claim.evidence, .outflow],
                origin: claim.origin(index)
            )
        )
    }
}
