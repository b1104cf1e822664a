import ChainDecoding

extension EventDecoder {
    /// Curve, which names tokens by their places in the pool.
    static let curve: [EventDecoder] =
        [
            EventDecoder("TokenExchange(address,int128,uint256,int128,uint256)", topics: 2, words: 4) { exchange($0) },
            EventDecoder("TokenExchange(address,uint256,uint256,uint256,uint256)", topics: 2, words: 4) {
                exchange($0)
            },
            EventDecoder(
                "TokenExchange(address,uint256,uint256,uint256,uint256,uint256,uint256)",
                topics: 2,
                words: 6
            ) { exchange($0) },
            EventDecoder("TokenExchangeUnderlying(address,int128,uint256,int128,uint256)", topics: 2, words: 4) {
                exchange($0, isUnderlying: true)
            },
            EventDecoder("RemoveLiquidityOne(address,uint256,uint256)", topics: 2, words: 2) { removal($0) },
            EventDecoder("RemoveLiquidityOne(address,uint256,uint256,uint256)", topics: 2, words: 3) { removal($0) },
        ] + additions + removals

    private static let additions = [
        liquidity("AddLiquidity(address,uint256[2],uint256[2],uint256,uint256)", .add),
        liquidity("AddLiquidity(address,uint256[3],uint256[3],uint256,uint256)", .add),
        liquidity("AddLiquidity(address,uint256[4],uint256[4],uint256,uint256)", .add),
        liquidity("AddLiquidity(address,uint256[],uint256[],uint256,uint256)", .add),
        liquidity("AddLiquidity(address,uint256[2],uint256,uint256)", .add),
        liquidity("AddLiquidity(address,uint256[3],uint256,uint256)", .add),
        liquidity("AddLiquidity(address,uint256[2],uint256,uint256,uint256)", .add),
        liquidity("AddLiquidity(address,uint256[3],uint256,uint256,uint256)", .add),
    ]

    private static let removals = [
        liquidity("RemoveLiquidity(address,uint256[2],uint256[2],uint256)", .remove),
        liquidity("RemoveLiquidity(address,uint256[3],uint256[3],uint256)", .remove),
        liquidity("RemoveLiquidity(address,uint256[4],uint256[4],uint256)", .remove),
        liquidity("RemoveLiquidity(address,uint256[],uint256[],uint256)", .remove),
        liquidity("RemoveLiquidity(address,uint256[2],uint256)", .remove),
        liquidity("RemoveLiquidity(address,uint256[3],uint256)", .remove),
        liquidity("RemoveLiquidityImbalance(address,uint256[2],uint256[2],uint256,uint256)", .remove),
        liquidity("RemoveLiquidityImbalance(address,uint256[3],uint256[3],uint256,uint256)", .remove),
        liquidity("RemoveLiquidityImbalance(address,uint256[4],uint256[4],uint256,uint256)", .remove),
        liquidity("RemoveLiquidityImbalance(address,uint256[],uint256[],uint256,uint256)", .remove),
    ]

    private static func exchange(_ fields: EventFields, isUnderlying: Bool = false) -> Claim.Content? {
        .swap(
            SwapClaim(
                venue: .curve,
                amountIn: fields.number(1),
                amountOut: fields.number(3),
                coins: CoinPair(fields.number(0), fields.number(2)),
                caller: fields.topicAddress(1),
                isUnderlying: isUnderlying
            )
        )
    }

    /// A change of which the flow tells the tokens and amounts.
    private static func liquidity(_ signature: StaticString, _ kind: LiquidityChange.Kind) -> EventDecoder {
        EventDecoder(signature, topics: 2, words: 2) { fields in
            .liquidityChange(LiquidityClaim(kind: kind, venue: .curve, owner: fields.topicAddress(1)))
        }
    }

    private static func removal(_ fields: EventFields) -> Claim.Content? {
        .liquidityChange(LiquidityClaim(kind: .remove, venue: .curve, owner: fields.topicAddress(1)))
    }
}

extension CallDecoder {
    /// Curve, stable and crypto pools.
    static let curveCalls: [CallDecoder] = [
        exchange("exchange(int128,int128,uint256,uint256)"),
        exchange("exchange(int128,int128,uint256,uint256,address)"),
        exchange("exchange(uint256,uint256,uint256,uint256)"),
        exchange("exchange(uint256,uint256,uint256,uint256,bool)"),
        exchange("exchange(uint256,uint256,uint256,uint256,bool,address)"),
        exchange("exchange_received(int128,int128,uint256,uint256)"),
        exchange("exchange_received(int128,int128,uint256,uint256,address)"),
        exchange("exchange_underlying(int128,int128,uint256,uint256)", isUnderlying: true),
        exchange("exchange_underlying(int128,int128,uint256,uint256,address)", isUnderlying: true),
        exchange("exchange_underlying(uint256,uint256,uint256,uint256)", isUnderlying: true),
        liquidity("add_liquidity(uint256[2],uint256)", .add),
        liquidity("add_liquidity(uint256[3],uint256)", .add),
        liquidity("add_liquidity(uint256[4],uint256)", .add),
        liquidity("remove_liquidity(uint256,uint256[2])", .remove),
        liquidity("remove_liquidity(uint256,uint256[3])", .remove),
        liquidity("remove_liquidity(uint256,uint256[4])", .remove),
        liquidity("remove_liquidity_imbalance(uint256[2],uint256)", .remove),
        liquidity("remove_liquidity_imbalance(uint256[3],uint256)", .remove),
        liquidity("remove_liquidity_imbalance(uint256[4],uint256)", .remove),
        liquidity("remove_liquidity_one_coin(uint256,int128,uint256)", .remove),
        liquidity("remove_liquidity_one_coin(uint256,uint256,uint256)", .remove),
    ]

    /// A change of which the flow tells the tokens and amounts.
    private static func liquidity(_ signature: StaticString, _ kind: LiquidityChange.Kind) -> CallDecoder {
        CallDecoder(signature) { fields in
            .liquidityChange(LiquidityClaim(kind: kind, venue: .curve, owner: fields.caller))
        }
    }

    private static func exchange(_ signature: StaticString, isUnderlying: Bool = false) -> CallDecoder {
        CallDecoder(signature) { fields in
            .swap(
                SwapClaim(
                    venue: .curve,
                    amountIn: fields.number(2),
                    coins: CoinPair(fields.number(0), fields.number(1)),
                    caller: fields.caller,
                    isUnderlying: isUnderlying
                )
            )
        }
    }
}
