import ChainDecoding

extension EventDecoder {
    /// Balancer V1, whose pools log before they move tokens.
    static let balancerV1: [EventDecoder] = [
        EventDecoder("LOG_SWAP(address,address,address,uint256,uint256)", topics: 4, words: 2) { fields in
            .swap(
                SwapClaim(
                    venue: .balancerV1,
                    tokenIn: fields.topicAddress(2),
                    tokenOut: fields.topicAddress(3),
                    amountIn: fields.number(0),
                    amountOut: fields.number(1),
                    caller: fields.topicAddress(1),
                    settlement: .after
                )
            )
        },
        EventDecoder("LOG_JOIN(address,address,uint256)", topics: 3, words: 1) { fields in
            .liquidityChange(
                LiquidityClaim(
                    kind: .add,
                    venue: .balancerV1,
                    owner: fields.topicAddress(1),
                    amounts: [fields.number(0)],
                    tokens: [fields.topicAddress(2)],
                    settlement: .after
                )
            )
        },
        EventDecoder("LOG_EXIT(address,address,uint256)", topics: 3, words: 1) { fields in
            .liquidityChange(
                LiquidityClaim(
                    kind: .remove,
                    venue: .balancerV1,
                    owner: fields.topicAddress(1),
                    amounts: [fields.number(0)],
                    tokens: [fields.topicAddress(2)],
                    settlement: .after
                )
            )
        },
    ]

    /// Balancer V2, whose vault keeps all pools and nets what moves.
    static let balancerV2: [EventDecoder] = [
        EventDecoder("Swap(bytes32,address,address,uint256,uint256)", topics: 4, words: 2) { fields in
            .swap(
                SwapClaim(
                    venue: .balancerV2,
                    id: fields.topic(1),
                    tokenIn: fields.topicAddress(2),
                    tokenOut: fields.topicAddress(3),
                    amountIn: fields.number(0),
                    amountOut: fields.number(1),
                    settlement: .netted
                )
            )
        },
        EventDecoder(
            "PoolBalanceChanged(bytes32,address,address[],int256[],uint256[])",
            topics: 3,
            words: 3
        ) { fields in
            let (tokens, changes) = (fields.array(0), fields.array(1))
            guard tokens.count == changes.count, 1...64 ~= tokens.count else { return nil }
            let amounts = (0..<changes.count).map { I256(bitPattern: changes.number($0)) }
            return .liquidityChange(
                LiquidityClaim(
                    kind: amounts.contains { $0.signum() > 0 } ? .add : .remove,
                    venue: .balancerV2,
                    id: fields.topic(1),
                    owner: fields.topicAddress(2),
                    amounts: amounts.map(\.magnitude),
                    tokens: (0..<tokens.count).map { tokens.address($0) },
                    settlement: .netted
                )
            )
        },
    ]

    /// Balancer V3, whose vault names a pool by its address.
    static let balancerV3: [EventDecoder] = [
        EventDecoder(
            "Swap(address,address,address,uint256,uint256,uint256,uint256)",
            topics: 4,
            words: 4
        ) { fields in
            .swap(
                SwapClaim(
                    venue: .balancerV3,
                    id: fields.topic(1),
                    tokenIn: fields.topicAddress(2),
                    tokenOut: fields.topicAddress(3),
                    amountIn: fields.number(0),
                    amountOut: fields.number(1),
                    settlement: .netted
                )
            )
        }
    ]
}

extension CallDecoder {
    /// Balancer V1.
    static let balancerV1Calls: [CallDecoder] = [
        CallDecoder("swapExactAmountIn(address,uint256,address,uint256,uint256)") { fields in
            .swap(
                SwapClaim(
                    venue: .balancerV1,
                    tokenIn: fields.address(0),
                    tokenOut: fields.address(2),
                    amountIn: fields.number(1),
                    amountOut: fields.returned(0),
                    caller: fields.caller
                )
            )
        },
        CallDecoder("swapExactAmountOut(address,uint256,address,uint256,uint256)") { fields in
            .swap(
                SwapClaim(
                    venue: .balancerV1,
                    tokenIn: fields.address(0),
                    tokenOut: fields.address(2),
                    amountIn: fields.returned(0),
                    amountOut: fields.number(3),
                    caller: fields.caller
                )
            )
        },
    ]

    /// Balancer V2: only swaps by one pool tell their tokens and amounts.
    static let balancerV2Calls: [CallDecoder] = [
        CallDecoder(
            "swap((bytes32,uint8,address,address,uint256,bytes),(address,bool,address,bool),uint256,uint256)"
        ) { fields in
            // The first of eight words is the offset of the swap, of which the last is the offset of user data.
            guard let swap = fields.tuple(0) else { return nil }
            let isGivenIn = swap.number(1).isZero
            let amounts = (swap.number(4), fields.returned(0))
            return .swap(
                SwapClaim(
                    venue: .balancerV2,
                    id: Hash32(swap.number(0)),
                    tokenIn: .orNative(swap.address(2)),
                    tokenOut: .orNative(swap.address(3)),
                    amountIn: isGivenIn ? amounts.0 : amounts.1,
                    amountOut: isGivenIn ? amounts.1 : amounts.0,
                    caller: fields.caller,
                    payer: fields.address(1),
                    recipient: fields.address(3),
                    settlement: .netted
                )
            )
        }
    ]
}
