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
    /// Bancor V2, of which only the whole way through several converters is read.
    static let bancorCalls: [CallDecoder] = [
        CallDecoder("convertByPath(address[],uint256,uint256,address,address,uint256)") { fields in
            let path = fields.array(0)
            guard path.count > 1 else { return nil }
            return .swap(
                SwapClaim(
                    venue: .bancor,
                    tokenIn: path.address(0),
                    tokenOut: path.address(path.count - 1),
                    amountIn: fields.number(1),
                    amountOut: fields.returned(0),
                    caller: fields.caller,
                    settlement: .direct
                )
            )
        }
    ]
}
