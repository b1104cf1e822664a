import ChainDecoding

extension EventDecoder {
    /// Bancor V2 and V3.
    static let bancor: [EventDecoder] = [
        EventDecoder("Conversion(address,address,address,uint256,uint256,address)", topics: 4, words: 3) { fields in
            conversion(
                id: fields.topic(1),
                from: fields.topicAddress(2),
                to: fields.topicAddress(3),
                fields.number(0),
                fields.number(1),
                trader: fields.address(2)
            )
        },
        EventDecoder(
            "TokensTraded(bytes32,address,address,uint256,uint256,uint256,uint256,uint256,address)",
            topics: 4,
            words: 6
        ) { fields in
            conversion(
                from: fields.topicAddress(2),
                to: fields.topicAddress(3),
                fields.number(0),
                fields.number(1),
                trader: fields.address(5)
            )
        },
    ]

    private static func conversion(
        id: Hash32 = .zero,
        from: Address,
        to: Address,
        _ amountIn: U256,
        _ amountOut: U256,
        trader: Address
    ) -> Claim.Content {
        .swap(
            SwapClaim(
                venue: .bancor,
                id: id,
                tokenIn: from,
                tokenOut: to,
                amountIn: amountIn,
                amountOut: amountOut,
                caller: trader,
                settlement: .direct
            )
        )
    }
}

extension CallDecoder {
    /// Converters of Bancor V2.
    static let bancorCalls: [CallDecoder] = [
        CallDecoder("convert(address,address,uint256,address,address)") { fields in
            .swap(
                SwapClaim(
                    venue: .bancor,
                    tokenIn: fields.address(0),
                    tokenOut: fields.address(1),
                    amountIn: fields.number(2),
                    amountOut: fields.returned(0),
                    caller: fields.address(3),
                    recipient: fields.address(4)
                )
            )
        }
    ]
}
