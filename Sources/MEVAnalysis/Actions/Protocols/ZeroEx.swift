import ChainDecoding

extension EventDecoder {
    /// 0x: orders of makers, who take the taker's token and give their own.
    static let zeroEx: [EventDecoder] = [
        EventDecoder(
            "LimitOrderFilled(bytes32,address,address,address,address,address,uint128,uint128,uint128,uint256,bytes32)",
            topics: 1,
            words: 11
        ) { fields in
            fill(
                maker: fields.address(1),
                taker: fields.address(2),
                tokenIn: fields.address(5),
                tokenOut: fields.address(4),
                amountIn: fields.number(6),
                amountOut: fields.number(7)
            )
        },
        EventDecoder(
            "RfqOrderFilled(bytes32,address,address,address,address,uint128,uint128,bytes32)",
            topics: 1,
            words: 8
        ) { fields in
            fill(
                maker: fields.address(1),
                taker: fields.address(2),
                tokenIn: fields.address(4),
                tokenOut: fields.address(3),
                amountIn: fields.number(5),
                amountOut: fields.number(6)
            )
        },
        EventDecoder(
            "OtcOrderFilled(bytes32,address,address,address,address,uint128,uint128)",
            topics: 1,
            words: 7
        ) { fields in
            fill(
                maker: fields.address(1),
                taker: fields.address(2),
                tokenIn: fields.address(4),
                tokenOut: fields.address(3),
                amountIn: fields.number(6),
                amountOut: fields.number(5)
            )
        },
        EventDecoder(
            """
            Fill(address,address,bytes,bytes,bytes,bytes,bytes32,address,address,uint256,uint256,uint256,uint256,\
            uint256)
            """,
            topics: 4,
            words: 11
        ) { fields in
            guard let tokenOut = erc20Asset(fields, 0), let tokenIn = erc20Asset(fields, 1) else { return nil }
            return fill(
                maker: fields.topicAddress(1),
                taker: fields.address(4),
                tokenIn: tokenIn,
                tokenOut: tokenOut,
                amountIn: fields.number(7),
                amountOut: fields.number(6)
            )
        },
    ]

    private static func fill(
        maker: Address,
        taker: Address,
        tokenIn: Address,
        tokenOut: Address,
        amountIn: U256,
        amountOut: U256
    ) -> Claim.Content {
        .swap(
            SwapClaim(
                venue: .zeroEx,
                tokenIn: tokenIn,
                tokenOut: tokenOut,
                amountIn: amountIn,
                amountOut: amountOut,
                caller: taker,
                maker: maker,
                settlement: .direct
            )
        )
    }

    /// The token that 36 bytes of asset data name, the first four of which say that it is one of EIP-20.
    private static func erc20Asset(_ fields: EventFields, _ word: Int) -> Address? {
        guard let offset = Int(exactly: fields.number(word)), offset <= fields.log.data.count,
            fields.log.data.word(at: offset) == 36,
            fields.log.data.slice(offset + 32..<offset + 36).flatMap({ Selector($0) }) == Selector(0xf472_61b0),
            let token = fields.log.data.word(at: offset + 36)
        else { return nil }
        return Address(lastBytesOf: token)
    }
}

extension CallDecoder {
    /// 0x: limit orders and requests for quotes.
    static let zeroExCalls: [CallDecoder] = [
        CallDecoder(
            """
            fillLimitOrder((address,address,uint128,uint128,uint128,address,address,address,address,bytes32,uint64,\
            uint256),(uint8,uint8,bytes32,bytes32),uint128)
            """
        ) { fill($0, makerWord: 5) },
        CallDecoder(
            """
            fillOrKillLimitOrder((address,address,uint128,uint128,uint128,address,address,address,address,bytes32,\
            uint64,uint256),(uint8,uint8,bytes32,bytes32),uint128)
            """
        ) { fill($0, makerWord: 5) },
        CallDecoder(
            """
            _fillLimitOrder((address,address,uint128,uint128,uint128,address,address,address,address,bytes32,uint64,\
            uint256),(uint8,uint8,bytes32,bytes32),uint128,address,address)
            """
        ) { fill($0, makerWord: 5) },
        CallDecoder(
            """
            fillRfqOrder((address,address,uint128,uint128,address,address,address,bytes32,uint64,uint256),\
            (uint8,uint8,bytes32,bytes32),uint128)
            """
        ) { fill($0, makerWord: 4) },
        CallDecoder(
            """
            _fillRfqOrder((address,address,uint128,uint128,address,address,address,bytes32,uint64,uint256),\
            (uint8,uint8,bytes32,bytes32),uint128,address,bool,address)
            """
        ) { fill($0, makerWord: 4) },
        CallDecoder(
            """
            fillOrder((address,address,address,address,uint256,uint256,uint256,uint256,uint256,uint256,bytes,bytes,\
            bytes,bytes),uint256,bytes)
            """
        ) { fields in
            guard let order = fields.tuple(0) else { return nil }
            let maker = order.address(0)
            return .swap(SwapClaim(venue: .zeroEx, caller: fields.caller, maker: maker, settlement: .direct))
        },
    ]

    private static func fill(_ fields: CallFields, makerWord: Int) -> Claim.Content {
        .swap(
            SwapClaim(
                venue: .zeroEx,
                tokenIn: fields.address(1),
                tokenOut: fields.address(0),
                caller: fields.caller,
                maker: fields.address(makerWord),
                settlement: .direct
            )
        )
    }
}
