import ChainDecoding

extension SwapClaim {
    /// A swap of a pair that tells what came in and went out of both tokens; `nil` when that is no swap.
    ///
    /// A pair may have got and given the same token, as of a loan; then only the differences count.
    static func pair(
        _ venue: Venue,
        in0: U256,
        in1: U256,
        out0: U256,
        out1: U256,
        caller: Address,
        recipient: Address
    ) -> SwapClaim? {
        guard let net0 = I256(difference: in0, out0), let net1 = I256(difference: in1, out1) else { return nil }
        var claim = SwapClaim(venue: venue, caller: caller, recipient: recipient)
        // One token alone that came back is a loan, which the flow shows.
        guard !net0.isZero, !net1.isZero else { return out0.isZero && out1.isZero ? nil : claim }
        guard net0.isNegative != net1.isNegative else { return nil }
        claim.isZeroForOne = net1.isNegative
        claim.amountIn = net1.isNegative ? net0.magnitude : net1.magnitude
        claim.amountOut = net1.isNegative ? net1.magnitude : net0.magnitude
        return claim
    }
}

extension EventDecoder {
    /// Uniswap V2 and its family.
    static let uniswapV2: [EventDecoder] = [
        EventDecoder("Swap(address,uint256,uint256,uint256,uint256,address)", topics: 3, words: 4) { fields in
            SwapClaim.pair(
                .uniswapV2,
                in0: fields.number(0),
                in1: fields.number(1),
                out0: fields.number(2),
                out1: fields.number(3),
                caller: fields.topicAddress(1),
                recipient: fields.topicAddress(2)
            )
            .map(Claim.Content.swap)
        },
        EventDecoder("Mint(address,uint256,uint256)", topics: 2, words: 2) { fields in
            .liquidityChange(
                LiquidityClaim(
                    kind: .add,
                    venue: .uniswapV2,
                    owner: fields.topicAddress(1),
                    amounts: [fields.number(0), fields.number(1)]
                )
            )
        },
        EventDecoder("Burn(address,uint256,uint256,address)", topics: 3, words: 2) { fields in
            .liquidityChange(
                LiquidityClaim(
                    kind: .remove,
                    venue: .uniswapV2,
                    owner: fields.topicAddress(2),
                    amounts: [fields.number(0), fields.number(1)]
                )
            )
        },
    ]
}

extension CallDecoder {
    /// Uniswap V2 and its family, early forks of which have no calldata for the recipient.
    static let uniswapV2Calls: [CallDecoder] = [
        CallDecoder("swap(uint256,uint256,address,bytes)") { pairSwap($0) },
        CallDecoder("swap(uint256,uint256,address)") { pairSwap($0) },
        CallDecoder("mint(address)") { fields in
            .liquidityChange(LiquidityClaim(kind: .add, venue: .uniswapV2, owner: fields.address(0)))
        },
        CallDecoder("burn(address)") { fields in
            .liquidityChange(LiquidityClaim(kind: .remove, venue: .uniswapV2, owner: fields.address(0)))
        },
    ]

    private static func pairSwap(_ fields: CallFields) -> Claim.Content? {
        let (out0, out1) = (fields.number(0), fields.number(1))
        var claim = SwapClaim(venue: .uniswapV2, caller: fields.caller, recipient: fields.address(2))
        if out0.isZero != out1.isZero {
            claim.isZeroForOne = out0.isZero
            claim.amountOut = out0.isZero ? out1 : out0
        }
        return .swap(claim)
    }
}
