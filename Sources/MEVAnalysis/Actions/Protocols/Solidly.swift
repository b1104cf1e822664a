import ChainDecoding

extension EventDecoder {
    /// Velodrome V2 and Aerodrome; earlier forks of Solidly log as Uniswap V2 does.
    static let solidly: [EventDecoder] = [
        EventDecoder("Swap(address,address,uint256,uint256,uint256,uint256)", topics: 3, words: 4) { fields in
            SwapClaim.pair(
                .solidly,
                in0: fields.number(0),
                in1: fields.number(1),
                out0: fields.number(2),
                out1: fields.number(3),
                caller: fields.topicAddress(1),
                recipient: fields.topicAddress(2)
            )
            .map(Claim.Content.swap)
        },
        EventDecoder("Burn(address,address,uint256,uint256)", topics: 3, words: 2) { fields in
            .liquidityChange(
                LiquidityClaim(
                    kind: .remove,
                    venue: .solidly,
                    owner: fields.topicAddress(2),
                    amounts: [fields.number(0), fields.number(1)]
                )
            )
        },
    ]
}
