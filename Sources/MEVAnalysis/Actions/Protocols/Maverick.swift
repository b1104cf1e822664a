import ChainDecoding

extension EventDecoder {
    /// Maverick V1 and V2.
    static let maverick: [EventDecoder] = [
        EventDecoder("Swap(address,address,bool,bool,uint256,uint256,int32)", topics: 1, words: 7) { fields in
            .swap(
                SwapClaim(
                    venue: .maverick,
                    amountIn: fields.number(4),
                    amountOut: fields.number(5),
                    caller: fields.address(0),
                    recipient: fields.address(1)
                )
            )
        },
        EventDecoder(
            "PoolSwap(address,address,(uint256,bool,bool,int32),uint256,uint256)",
            topics: 1,
            words: 8
        ) { fields in
            .swap(
                SwapClaim(
                    venue: .maverick,
                    amountIn: fields.number(6),
                    amountOut: fields.number(7),
                    caller: fields.address(0),
                    recipient: fields.address(1)
                )
            )
        },
    ]
}
