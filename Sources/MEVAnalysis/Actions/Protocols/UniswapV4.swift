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
