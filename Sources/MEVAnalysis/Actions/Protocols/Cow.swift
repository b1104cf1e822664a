import ChainDecoding

extension EventDecoder {
    /// CoW Protocol: the contract takes what an order sells, and gives what it buys.
    static let cow: [EventDecoder] = [
        EventDecoder("Trade(address,address,address,uint256,uint256,uint256,bytes)", topics: 2, words: 6) { fields in
            .swap(
                SwapClaim(
                    venue: .cow,
                    tokenIn: fields.address(0),
                    tokenOut: fields.address(1),
                    amountIn: fields.number(2),
                    amountOut: fields.number(3),
                    payer: fields.topicAddress(1),
                    settlement: .netted
                )
            )
        },
        EventDecoder("Settlement(address)", topics: 2, words: 0) { _ in .settlement(.cow) },
    ]
}

extension CallDecoder {
    /// CoW Protocol.
    static let cowCalls: [CallDecoder] = [
        CallDecoder(
            """
            settle(address[],uint256[],(uint256,uint256,address,uint256,uint256,uint32,bytes32,uint256,uint256,uint256,\
            bytes)[],(address,uint256,bytes)[][3])
            """
        ) { _ in .settlement(.cow) }
    ]
}
