import ChainDecoding

extension EventDecoder {
    /// OpenSea Seaport: an order is an offer of some items against a consideration of others.
    static let seaport: [EventDecoder] = [
        EventDecoder(
            """
            OrderFulfilled(bytes32,address,address,address,(uint8,address,uint256,uint256)[],\
            (uint8,address,uint256,uint256,address)[])
            """,
            topics: 3,
            words: 4
        ) { fields in
            let offer = fields.array(2, stride: 4)
            let consideration = fields.array(3, stride: 5)
            if let item = offer.firstNFT {
                return sale(offer, item, price: consideration, seller: fields.topicAddress(1), buyer: fields.address(1))
            }
            guard let item = consideration.firstNFT else { return nil }
            return sale(consideration, item, price: offer, seller: fields.address(1), buyer: fields.topicAddress(1))
        }
    ]

    private static func sale(
        _ items: WordArray,
        _ item: Int,
        price: WordArray,
        seller: Address,
        buyer: Address
    ) -> Claim.Content? {
        guard let payment = price.payment else { return nil }
        return .nftTrade(
            NFTTradeClaim(
                venue: .seaport,
                seller: seller == .zero ? nil : seller,
                buyer: buyer == .zero ? nil : buyer,
                collection: items.address(item, 1),
                tokenID: items.number(item, 2),
                count: items.number(item, 3),
                priceToken: payment.token,
                price: payment.amount
            )
        )
    }
}

extension WordArray {
    /// The first item that is a token of EIP-721 or EIP-1155 (kinds 2 to 5).
    fileprivate var firstNFT: Int? { (0..<count).first { number($0) >= 2 && number($0) <= 5 } }

    /// What all items of the first one's token that is fungible (kinds 0 and 1) are together.
    fileprivate var payment: TokenAmount? {
        guard let first = (0..<count).first(where: { number($0) <= 1 }) else { return nil }
        let token = address(first, 1)
        let amount = (0..<count).lazy.filter { number($0) <= 1 && address($0, 1) == token }
            .reduce(U256.zero) { $0.addingSaturating(number($1, 3)) }
        return TokenAmount(token: .orNative(token), amount: amount)
    }
}
