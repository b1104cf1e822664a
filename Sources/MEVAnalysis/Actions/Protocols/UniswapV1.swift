import ChainDecoding

extension EventDecoder {
    /// Uniswap V1, whose pools each trade one token for the native one.
    static let uniswapV1: [EventDecoder] = [
        EventDecoder("TokenPurchase(address,uint256,uint256)", topics: 4, words: 0) { fields in
            .swap(
                SwapClaim(
                    venue: .uniswapV1,
                    tokenIn: .nativeToken,
                    amountIn: fields.topicNumber(2),
                    amountOut: fields.topicNumber(3),
                    caller: fields.topicAddress(1)
                )
            )
        },
        EventDecoder("EthPurchase(address,uint256,uint256)", topics: 4, words: 0) { fields in
            .swap(
                SwapClaim(
                    venue: .uniswapV1,
                    tokenOut: .nativeToken,
                    amountIn: fields.topicNumber(2),
                    amountOut: fields.topicNumber(3),
                    caller: fields.topicAddress(1)
                )
            )
        },
    ]
}

extension CallDecoder {
    private static func swap(_ signature: String) -> CallDecoder {
        CallDecoder(signature) { .swap(SwapClaim(venue: .uniswapV1, caller: $0.caller)) }
    }

    /// Uniswap V1.
    static let uniswapV1Calls: [CallDecoder] = [
        swap("ethToTokenSwapInput(uint256,uint256)"),
        swap("ethToTokenTransferInput(uint256,uint256,address)"),
        swap("ethToTokenSwapOutput(uint256,uint256)"),
        swap("ethToTokenTransferOutput(uint256,uint256,address)"),
        swap("tokenToEthSwapInput(uint256,uint256,uint256)"),
        swap("tokenToEthTransferInput(uint256,uint256,uint256,address)"),
        swap("tokenToEthSwapOutput(uint256,uint256,uint256)"),
        swap("tokenToEthTransferOutput(uint256,uint256,uint256,address)"),
    ]
}
