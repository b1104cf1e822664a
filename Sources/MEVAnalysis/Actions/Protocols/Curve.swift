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
            liquidity("RemoveLiquidityOne(address,uint256,uint256)", .remove, 0),
            EventDecoder("RemoveLiquidityOne(address,uint256,uint256,uint256)", topics: 2, words: 3) {
                removalOfOne($0)
            },
        ] + additions + removals

    private static let additions = [
        liquidity("AddLiquidity(address,uint256[2],uint256[2],uint256,uint256)", .add, 2),
        liquidity("AddLiquidity(address,uint256[3],uint256[3],uint256,uint256)", .add, 3),
        liquidity("AddLiquidity(address,uint256[4],uint256[4],uint256,uint256)", .add, 4),
        liquidity("AddLiquidity(address,uint256[],uint256[],uint256,uint256)", .add, nil),
        liquidity("AddLiquidity(address,uint256[2],uint256,uint256)", .add, 2),
        liquidity("AddLiquidity(address,uint256[3],uint256,uint256)", .add, 3),
        liquidity("AddLiquidity(address,uint256[2],uint256,uint256,uint256)", .add, 2),
        liquidity("AddLiquidity(address,uint256[3],uint256,uint256,uint256)", .add, 3),
    ]

    private static let removals = [
        liquidity("RemoveLiquidity(address,uint256[2],uint256[2],uint256)", .remove, 2),
        liquidity("RemoveLiquidity(address,uint256[3],uint256[3],uint256)", .remove, 3),
        liquidity("RemoveLiquidity(address,uint256[4],uint256[4],uint256)", .remove, 4),
        liquidity("RemoveLiquidity(address,uint256[],uint256[],uint256)", .remove, nil),
        liquidity("RemoveLiquidity(address,uint256[2],uint256)", .remove, 2),
        liquidity("RemoveLiquidity(address,uint256[3],uint256)", .remove, 3),
        liquidity("RemoveLiquidityImbalance(address,uint256[2],uint256[2],uint256,uint256)", .remove, 2),
        liquidity("RemoveLiquidityImbalance(address,uint256[3],uint256[3],uint256,uint256)", .remove, 3),
        liquidity("RemoveLiquidityImbalance(address,uint256[4],uint256[4],uint256,uint256)", .remove, 4),
        liquidity("RemoveLiquidityImbalance(address,uint256[],uint256[],uint256,uint256)", .remove, nil),
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

    /// A change that tells so many amounts first, or a list of them.
    private static func liquidity(
        _ signature: StaticString,
        _ kind: LiquidityChange.Kind,
        _ count: Int?
    ) -> EventDecoder {
        EventDecoder(signature, topics: 2, words: count ?? 2) { fields in
            let list = fields.array(0)
            let amounts =
                count.map { (0..<$0).map { fields.number($0) } } ?? (0..<min(list.count, 64)).map { list.number($0) }
            return .liquidityChange(
                LiquidityClaim(kind: kind, venue: .curve, owner: fields.topicAddress(1), amounts: amounts)
            )
        }
    }

    private static func removalOfOne(_ fields: EventFields) -> Claim.Content? {
        guard let coin = Int(exactly: fields.number(1)), coin < 64 else { return nil }
        let amounts = [U256](repeating: .zero, count: coin) + [fields.number(2)]
        return .liquidityChange(
            LiquidityClaim(kind: .remove, venue: .curve, owner: fields.topicAddress(1), amounts: amounts)
        )
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
    private static func liquidity(_ signature: String, _ kind: LiquidityChange.Kind) -> CallDecoder {
        CallDecoder(signature) { fields in
            .liquidityChange(LiquidityClaim(kind: kind, venue: .curve, owner: fields.caller))
        }
    }

    private static func exchange(_ signature: String, isUnderlying: Bool = false) -> CallDecoder {
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
