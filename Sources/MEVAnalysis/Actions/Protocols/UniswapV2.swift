import ChainDecoding

extension EventDecoder {
    /// Uniswap V2 and its family.
    static let uniswapV2: [EventDecoder] = [
        pairSwap("Swap(address,uint256,uint256,uint256,uint256,address)", .uniswapV2),
        pairChange("Mint(address,uint256,uint256)", .add, .uniswapV2, topics: 2),
        pairChange("Burn(address,uint256,uint256,address)", .remove, .uniswapV2, topics: 3),
    ]

    /// A swap of a pair, which tells what came in of both tokens, and then what went out.
    ///
    /// A pair may have got and given the same token, as of a loan; then only the differences count.
    static func pairSwap(_ signature: StaticString, _ venue: Venue) -> EventDecoder {
        EventDecoder(signature, topics: 3, words: 4) { fields in
            let (out0, out1) = (fields.number(2), fields.number(3))
            guard let net0 = I256(difference: fields.number(0), out0),
                let net1 = I256(difference: fields.number(1), out1)
            else { return nil }
            var claim = SwapClaim(venue: venue, caller: fields.topicAddress(1), recipient: fields.topicAddress(2))
            // One token alone that came back is a loan, which the flow shows.
            guard !net0.isZero, !net1.isZero else { return out0.isZero && out1.isZero ? nil : .swap(claim) }
            guard net0.isNegative != net1.isNegative else { return nil }
            claim.isZeroForOne = net1.isNegative
            claim.amountIn = net1.isNegative ? net0.magnitude : net1.magnitude
            claim.amountOut = net1.isNegative ? net1.magnitude : net0.magnitude
            return .swap(claim)
        }
    }

    /// A change of a pair's liquidity, whose last topic is its owner.
    static func pairChange(
        _ signature: StaticString,
        _ kind: LiquidityChange.Kind,
        _ venue: Venue,
        topics: Int
    ) -> EventDecoder {
        EventDecoder(signature, topics: topics, words: 2) { fields in
            .liquidityChange(
                LiquidityClaim(
                    kind: kind,
                    venue: venue,
                    owner: fields.topicAddress(topics - 1),
                    amounts: [fields.number(0), fields.number(1)]
                )
            )
        }
    }
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
