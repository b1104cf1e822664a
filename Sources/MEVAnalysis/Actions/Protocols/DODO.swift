import ChainDecoding

extension EventDecoder {
    /// DODO V1 and V2.
    static let dodo: [EventDecoder] = [
        EventDecoder("DODOSwap(address,address,uint256,uint256,address,address)", topics: 1, words: 6) { fields in
            .swap(
                SwapClaim(
                    venue: .dodo,
                    tokenIn: fields.address(0),
                    tokenOut: fields.address(1),
                    amountIn: fields.number(2),
                    amountOut: fields.number(3),
                    caller: fields.address(4),
                    recipient: fields.address(5)
                )
            )
        },
        EventDecoder("SellBaseToken(address,uint256,uint256)", topics: 2, words: 2) { fields in
            .swap(
                SwapClaim(
                    venue: .dodo,
                    amountIn: fields.number(0),
                    amountOut: fields.number(1),
                    caller: fields.topicAddress(1)
                )
            )
        },
        EventDecoder("BuyBaseToken(address,uint256,uint256)", topics: 2, words: 2) { fields in
            .swap(
                SwapClaim(
                    venue: .dodo,
                    amountIn: fields.number(1),
                    amountOut: fields.number(0),
                    caller: fields.topicAddress(1)
                )
            )
        },
        EventDecoder("DODOFlashLoan(address,address,uint256,uint256)", topics: 1, words: 4) { fields in
            .flashLoan(FlashLoanClaim(venue: .dodo, borrower: fields.address(0), amount: .zero, fee: .zero))
        },
    ]
}

extension CallDecoder {
    /// DODO V1 and V2.
    static let dodoCalls: [CallDecoder] = [
        swap("sellBase(address)"), swap("sellQuote(address)"),
        swap("sellBaseToken(uint256,uint256,bytes)"), swap("buyBaseToken(uint256,uint256,bytes)"),
    ]

    private static func swap(_ signature: String) -> CallDecoder {
        CallDecoder(signature) { .swap(SwapClaim(venue: .dodo, caller: $0.caller)) }
    }
}
