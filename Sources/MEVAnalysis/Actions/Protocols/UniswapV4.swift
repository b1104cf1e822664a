import ChainDecoding

extension EventDecoder {
    /// Uniswap V4, whose manager keeps all pools and nets what moves.
    ///
    /// Amounts have the sign of the caller's balance: what is below zero is paid in, other than in V3.
    static let uniswapV4: [EventDecoder] = [
        EventDecoder("Swap(bytes32,address,int128,int128,uint160,uint128,int24,uint24)", topics: 3, words: 6) {
            fields in
            let (amount0, amount1) = (fields.signed(0), fields.signed(1))
            guard amount0.isNegative != amount1.isNegative else { return nil }
            let isZeroForOne = amount0.isNegative
            return .swap(
                SwapClaim(
                    venue: .uniswapV4,
                    id: fields.topic(1),
                    amountIn: isZeroForOne ? amount0.magnitude : amount1.magnitude,
                    amountOut: isZeroForOne ? amount1.magnitude : amount0.magnitude,
                    isZeroForOne: isZeroForOne,
                    caller: fields.topicAddress(2),
                    settlement: .netted,
                    stateAfter: .concentrated(fields, sqrtPrice: 2)
                )
            )
        },
        EventDecoder("ModifyLiquidity(bytes32,address,int24,int24,int256,bytes32)", topics: 3, words: 4) { fields in
            let change = fields.signed(2)
            return .liquidityChange(
                LiquidityClaim(
                    kind: change.isNegative ? .remove : .add,
                    venue: .uniswapV4,
                    id: fields.topic(1),
                    owner: fields.topicAddress(2),
                    ticks: ticks(Hash32(fields.number(0)), Hash32(fields.number(1))),
                    liquidity: change.magnitude,
                    settlement: .netted
                )
            )
        },
    ]
}

extension CallDecoder {
    /// Uniswap V4: a call names the pool by its key, five words of which the first two are the tokens.
    static let uniswapV4Calls: [CallDecoder] = [
        CallDecoder("swap((address,address,uint24,int24,address),(bool,int256,uint160),bytes)") { fields in
            guard let delta = fields.returned(0), let id = poolID(fields) else { return nil }
            let amount0 = I256(bitPattern: delta) >> 128
            let amount1 = I256(bitPattern: delta << 128) >> 128
            guard amount0.isNegative != amount1.isNegative else { return nil }
            let isZeroForOne = amount0.isNegative
            let tokens = (Address.orNative(fields.address(0)), Address.orNative(fields.address(1)))
            return .swap(
                SwapClaim(
                    venue: .uniswapV4,
                    id: id,
                    tokenIn: isZeroForOne ? tokens.0 : tokens.1,
                    tokenOut: isZeroForOne ? tokens.1 : tokens.0,
                    amountIn: isZeroForOne ? amount0.magnitude : amount1.magnitude,
                    amountOut: isZeroForOne ? amount1.magnitude : amount0.magnitude,
                    isZeroForOne: isZeroForOne,
                    caller: fields.caller,
                    settlement: .netted
                )
            )
        },
        CallDecoder(
            "modifyLiquidity((address,address,uint24,int24,address),(int24,int24,int256,bytes32),bytes)"
        ) { fields in
            guard let id = poolID(fields) else { return nil }
            let change = fields.signed(7)
            return .liquidityChange(
                LiquidityClaim(
                    kind: change.isNegative ? .remove : .add,
                    venue: .uniswapV4,
                    id: id,
                    owner: fields.caller,
                    ticks: EventDecoder.ticks(Hash32(fields.number(5)), Hash32(fields.number(6))),
                    liquidity: change.magnitude,
                    settlement: .netted
                )
            )
        },
    ]

    private static func poolID(_ fields: CallFields) -> Hash32? {
        fields.call.input.slice(4..<164).map { Keccak256.hash($0) }
    }
}
