import ChainDecoding

extension EventDecoder {
    /// 1inch limit orders, whose logs tell the maker at most: the flow tells the rest.
    static let oneInch: [EventDecoder] = [
        EventDecoder("OrderFilled(address,bytes32,uint256)", topics: 2, words: 2) { fields in
            .swap(SwapClaim(venue: .oneInch, maker: fields.topicAddress(1), settlement: .direct))
        }
    ]
}
