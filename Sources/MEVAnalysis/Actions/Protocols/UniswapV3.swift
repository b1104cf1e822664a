import ChainDecoding

extension EventDecoder {
    /// Uniswap V3, its forks, and PancakeSwap V3.
    static let uniswapV3: [EventDecoder] = [
        EventDecoder(
            "Swap(address,address,int256,int256,uint160,uint128,int24)",
            topics: 3,
            words: 5,
            read: { concentratedSwap(.uniswapV3, $0) }
        ),
        EventDecoder(
            "Swap(address,address,int256,int256,uint160,uint128,int24,uint128,uint128)",
            topics: 3,
            words: 7,
            read: { concentratedSwap(.pancakeV3, $0) }
        ),
        EventDecoder("Mint(address,address,int24,int24,uint128,uint256,uint256)", topics: 4, words: 4) { fields in
            .liquidityChange(
                LiquidityClaim(
                    kind: .add,
                    venue: .uniswapV3,
                    owner: fields.topicAddress(1),
                    amounts: [fields.number(2), fields.number(3)],
                    ticks: ticks(fields.topic(2), fields.topic(3)),
                    liquidity: fields.number(1)
                )
            )
        },
        EventDecoder("Burn(address,int24,int24,uint128,uint256,uint256)", topics: 4, words: 3) { fields in
            .liquidityChange(
                LiquidityClaim(
                    kind: .remove,
                    venue: .uniswapV3,
                    owner: fields.topicAddress(1),
                    amounts: [fields.number(1), fields.number(2)],
                    ticks: ticks(fields.topic(2), fields.topic(3)),
                    liquidity: fields.number(0),
                    settlement: nil
                )
            )
        },
        EventDecoder("Collect(address,address,int24,int24,uint128,uint128)", topics: 4, words: 3) { fields in
            .liquidityChange(
                LiquidityClaim(
                    kind: .collect,
                    venue: .uniswapV3,
                    owner: fields.topicAddress(1),
                    amounts: [fields.number(1), fields.number(2)],
                    ticks: ticks(fields.topic(2), fields.topic(3))
                )
            )
        },
        EventDecoder("Flash(address,address,uint256,uint256,uint256,uint256)", topics: 3, words: 4) { fields in
            .flashLoan(
                FlashLoanClaim(venue: .uniswapV3, borrower: fields.topicAddress(2), amount: .zero, fee: .zero)
            )
        },
    ]

    private static func concentratedSwap(_ venue: Venue, _ fields: EventFields) -> Claim.Content? {
        let (amount0, amount1) = (fields.signed(0), fields.signed(1))
        guard amount0.isNegative != amount1.isNegative else { return nil }
        let isZeroForOne = amount1.isNegative
        return .swap(
            SwapClaim(
                venue: venue,
                amountIn: isZeroForOne ? amount0.magnitude : amount1.magnitude,
                amountOut: isZeroForOne ? amount1.magnitude : amount0.magnitude,
                isZeroForOne: isZeroForOne,
                caller: fields.topicAddress(1),
                recipient: fields.topicAddress(2),
                stateAfter: .concentrated(fields, sqrtPrice: 2)
            )
        )
    }

    /// A range of ticks; `nil` where the lower is not the lower or one is no tick.
    static func ticks(_ lower: Hash32, _ upper: Hash32) -> Range<Int32>? {
        let (lower, upper) = (EventFields.signed(lower), EventFields.signed(upper))
        guard let lower = Int32(exactly: lower), let upper = Int32(exactly: upper), lower < upper else { return nil }
        return lower..<upper
    }
}

extension EventFields {
    static func signed(_ word: Hash32) -> I256 {
        I256(bitPattern: U256(limbs: (word.word3, word.word2, word.word1, word.word0)))
    }
}

extension PoolState {
    /// The price, the liquidity and the tick that stand in three words one after the other.
    static func concentrated(_ fields: EventFields, sqrtPrice word: Int) -> PoolState? {
        guard let liquidity = UInt128(exactly: fields.number(word + 1)),
            let tick = Int32(exactly: fields.signed(word + 2))
        else { return nil }
        return .concentrated(sqrtPrice: fields.number(word), liquidity: liquidity, tick: tick)
    }
}

extension CallDecoder {
    /// Uniswap V3 and its forks.
    static let uniswapV3Calls: [CallDecoder] = [
        CallDecoder("swap(address,bool,int256,uint160,bytes)") { fields in
            .swap(
                SwapClaim(
                    venue: .uniswapV3,
                    isZeroForOne: !fields.number(1).isZero,
                    caller: fields.caller,
                    recipient: fields.address(0)
                )
            )
        },
        CallDecoder("flash(address,uint256,uint256,bytes)") { fields in
            .flashLoan(FlashLoanClaim(venue: .uniswapV3, borrower: fields.address(0), amount: .zero, fee: .zero))
        },
        CallDecoder("mint(address,int24,int24,uint128,bytes)") { fields in
            position(.add, fields, owner: fields.address(0), ticks: 1, liquidity: fields.number(3))
        },
        CallDecoder("burn(int24,int24,uint128)") { fields in
            position(.remove, fields, owner: fields.caller, ticks: 0, liquidity: fields.number(2))
        },
        CallDecoder("collect(address,int24,int24,uint128,uint128)") { fields in
            position(.collect, fields, owner: fields.caller, ticks: 1, liquidity: nil)
        },
    ]

    /// A change of a position: the amounts are what the call returned.
    private static func position(
        _ kind: LiquidityChange.Kind,
        _ fields: CallFields,
        owner: Address,
        ticks word: Int,
        liquidity: U256?
    ) -> Claim.Content? {
        guard let amount0 = fields.returned(0), let amount1 = fields.returned(1) else { return nil }
        return .liquidityChange(
            LiquidityClaim(
                kind: kind,
                venue: .uniswapV3,
                owner: owner,
                amounts: [amount0, amount1],
                ticks: EventDecoder.ticks(Hash32(fields.number(word)), Hash32(fields.number(word + 1))),
                liquidity: liquidity,
                settlement: kind == .remove ? nil : .before
            )
        )
    }
}
