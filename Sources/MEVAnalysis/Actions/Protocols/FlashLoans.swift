import ChainDecoding

extension EventDecoder {
    /// Loans of Balancer V2, Aave V1 to V3, Maker, Morpho Blue and dYdX.
    static let flashLoans: [EventDecoder] = [
        EventDecoder("FlashLoan(address,address,uint256,uint256)", topics: 3, words: 2) { fields in
            loan(.balancerV2, to: fields.topicAddress(1), fields.topicAddress(2), fields.number(0), fields.number(1))
        },
        EventDecoder("FlashLoan(address,address,uint256,uint256)", topics: 2, words: 3) { fields in
            loan(.maker, to: fields.topicAddress(1), fields.address(0), fields.number(1), fields.number(2))
        },
        EventDecoder("FlashLoan(address,address,uint256,uint256,uint256,uint256)", topics: 3, words: 4) { fields in
            loan(.aaveV1, to: fields.topicAddress(1), fields.topicAddress(2), fields.number(0), fields.number(1))
        },
        EventDecoder("FlashLoan(address,address,address,uint256,uint256,uint16)", topics: 4, words: 3) { fields in
            loan(.aave, to: fields.topicAddress(1), fields.topicAddress(3), fields.number(0), fields.number(1))
        },
        EventDecoder(
            "FlashLoan(address,address,address,uint256,uint8,uint256,uint16)",
            topics: 4,
            words: 4
        ) { fields in
            loan(.aave, to: fields.topicAddress(1), fields.topicAddress(2), fields.number(1), fields.number(3))
        },
        EventDecoder("FlashLoan(address,address,uint256)", topics: 3, words: 1) { fields in
            loan(.morpho, to: fields.topicAddress(1), fields.topicAddress(2), fields.number(0), .zero)
        },
        EventDecoder("LogOperation(address)", topics: 1, words: 1) { fields in
            .flashLoan(FlashLoanClaim(venue: .dydx, borrower: fields.address(0), amount: .zero, fee: .zero))
        },
    ]

    private static func loan(
        _ venue: Venue,
        to borrower: Address,
        _ token: Address,
        _ amount: U256,
        _ fee: U256
    ) -> Claim.Content {
        .flashLoan(FlashLoanClaim(venue: venue, borrower: borrower, token: token, amount: amount, fee: fee))
    }
}

extension CallDecoder {
    /// Loans of contracts that hold what they lend, so that the flow tells the rest.
    static let flashLoanCalls: [CallDecoder] = [
        loan("flashLoan(address,address[],uint256[],bytes)", .balancerV2),
        loan(
            """
            operate((address,uint256)[],(uint8,uint256,(bool,uint8,uint8,uint256),uint256,uint256,address,uint256,\
            bytes)[])
            """,
            .dydx
        ),
        CallDecoder("flashLoan(address,address,uint256,bytes)") { fields in
            .flashLoan(
                FlashLoanClaim(
                    venue: .aaveV1,
                    borrower: fields.address(0),
                    token: fields.address(1),
                    amount: fields.number(2),
                    fee: .zero
                )
            )
        },
        CallDecoder("flashLoan(address,address[],uint256[],uint256[],address,bytes,uint16)") { fields in
            let (tokens, amounts) = (fields.array(1), fields.array(2))
            guard tokens.count > 0, tokens.count == amounts.count else { return nil }
            return .flashLoan(
                FlashLoanClaim(
                    venue: .aave,
                    borrower: fields.address(0),
                    token: tokens.address(0),
                    amount: amounts.number(0),
                    fee: .zero
                )
            )
        },
    ]

    private static func loan(_ signature: String, _ venue: Venue) -> CallDecoder {
        CallDecoder(signature) { fields in
            .flashLoan(FlashLoanClaim(venue: venue, borrower: fields.caller, amount: .zero, fee: .zero))
        }
    }
}
