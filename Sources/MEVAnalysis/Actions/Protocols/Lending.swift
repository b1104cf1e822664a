import ChainDecoding

extension EventDecoder {
    /// Aave V1, and V2 and V3, which share an event.
    static let aave: [EventDecoder] = [
        EventDecoder(
            "LiquidationCall(address,address,address,uint256,uint256,uint256,address,bool,uint256)",
            topics: 4,
            words: 6
        ) { fields in
            .liquidation(
                LiquidationClaim(
                    venue: .aaveV1,
                    liquidator: fields.address(3),
                    borrower: fields.topicAddress(3),
                    debtToken: fields.topicAddress(2),
                    debtAmount: fields.number(0),
                    collateralToken: fields.topicAddress(1),
                    collateralAmount: fields.number(1)
                )
            )
        },
        EventDecoder(
            "LiquidationCall(address,address,address,uint256,uint256,address,bool)",
            topics: 4,
            words: 4
        ) { fields in
            .liquidation(
                LiquidationClaim(
                    venue: .aave,
                    liquidator: fields.address(2),
                    borrower: fields.topicAddress(3),
                    debtToken: fields.topicAddress(2),
                    debtAmount: fields.number(0),
                    collateralToken: fields.topicAddress(1),
                    collateralAmount: fields.number(1)
                )
            )
        },
    ]

    /// Compound V2 and its family, and Compound V3.
    static let compound: [EventDecoder] = [
        EventDecoder("LiquidateBorrow(address,address,uint256,address,uint256)", topics: 1, words: 5) { fields in
            .liquidation(
                LiquidationClaim(
                    venue: .compoundV2,
                    liquidator: fields.address(0),
                    borrower: fields.address(1),
                    debtAmount: fields.number(2),
                    collateralToken: fields.address(3),
                    collateralAmount: fields.number(4)
                )
            )
        },
        EventDecoder("AbsorbDebt(address,address,uint256,uint256)", topics: 3, words: 2) { fields in
            .liquidation(
                LiquidationClaim(
                    venue: .compoundV3,
                    liquidator: fields.topicAddress(1),
                    borrower: fields.topicAddress(2),
                    debtAmount: fields.number(0),
                    collateralAmount: .zero
                )
            )
        },
        EventDecoder("AbsorbCollateral(address,address,address,uint256,uint256)", topics: 4, words: 2) { fields in
            .liquidation(
                LiquidationClaim(
                    venue: .compoundV3,
                    liquidator: fields.topicAddress(1),
                    borrower: fields.topicAddress(2),
                    debtAmount: .zero,
                    collateralToken: fields.topicAddress(3),
                    collateralAmount: fields.number(0)
                )
            )
        },
        EventDecoder("BuyCollateral(address,address,uint256,uint256)", topics: 3, words: 2) { fields in
            .liquidation(
                LiquidationClaim(
                    venue: .compoundV3,
                    liquidator: fields.topicAddress(1),
                    debtAmount: fields.number(0),
                    collateralToken: fields.topicAddress(2),
                    collateralAmount: fields.number(1)
                )
            )
        },
    ]

    /// Maker's auctions of collateral (`Clipper`), which count debt in units of 10⁻⁴⁵ DAI and prices in 10⁻²⁷.
    static let maker: [EventDecoder] = [
        EventDecoder(
            "Take(uint256,uint256,uint256,uint256,uint256,uint256,address)",
            topics: 3,
            words: 5
        ) { fields in
            let (price, owed) = (fields.number(1), fields.number(2))
            guard let collateral = owed.quotientAndRemainder(dividingBy: price)?.quotient,
                let debt = owed.quotientAndRemainder(dividingBy: 1_000_000_000_000_000_000_000_000_000)?.quotient
            else { return nil }
            return .liquidation(
                LiquidationClaim(
                    venue: .maker,
                    id: fields.topic(1),
                    borrower: fields.topicAddress(2),
                    debtAmount: debt,
                    collateralAmount: collateral
                )
            )
        }
    ]

    /// Morpho Blue, which names a market but not its tokens.
    static let morpho: [EventDecoder] = [
        EventDecoder(
            "Liquidate(bytes32,address,address,uint256,uint256,uint256,uint256,uint256)",
            topics: 4,
            words: 5
        ) { fields in
            .liquidation(
                LiquidationClaim(
                    venue: .morpho,
                    id: fields.topic(1),
                    liquidator: fields.topicAddress(2),
                    borrower: fields.topicAddress(3),
                    debtAmount: fields.number(0),
                    collateralAmount: fields.number(2)
                )
            )
        }
    ]

    /// Liquity V1, whose stability pool repays.
    static let liquity: [EventDecoder] = [
        EventDecoder("TroveLiquidated(address,uint256,uint256,uint8)", topics: 2, words: 3) { fields in
            .liquidation(
                LiquidationClaim(
                    venue: .liquity,
                    borrower: fields.topicAddress(1),
                    debtAmount: fields.number(0),
                    collateralToken: .nativeToken,
                    collateralAmount: fields.number(1)
                )
            )
        }
    ]

    /// Euler V1 and V2.
    static let euler: [EventDecoder] = [
        EventDecoder(
            "Liquidation(address,address,address,address,uint256,uint256,uint256,uint256,uint256)",
            topics: 4,
            words: 6
        ) { fields in
            .liquidation(
                LiquidationClaim(
                    venue: .euler,
                    liquidator: fields.topicAddress(1),
                    borrower: fields.topicAddress(2),
                    debtToken: fields.topicAddress(3),
                    debtAmount: fields.number(1),
                    collateralToken: fields.address(0),
                    collateralAmount: fields.number(2)
                )
            )
        },
        EventDecoder("Liquidate(address,address,address,uint256,uint256)", topics: 3, words: 3) { fields in
            .liquidation(
                LiquidationClaim(
                    venue: .euler,
                    liquidator: fields.topicAddress(1),
                    borrower: fields.topicAddress(2),
                    debtAmount: fields.number(1),
                    collateralToken: fields.address(0),
                    collateralAmount: fields.number(2)
                )
            )
        },
    ]
}

extension CallDecoder {
    /// Aave V1 to V3.
    static let aaveCalls: [CallDecoder] = [
        CallDecoder("liquidationCall(address,address,address,uint256,bool)") { fields in
            .liquidation(
                LiquidationClaim(
                    venue: .aave,
                    liquidator: fields.caller,
                    borrower: fields.address(2),
                    debtToken: fields.address(1),
                    collateralToken: fields.address(0)
                )
            )
        }
    ]

    /// Compound V2 and its family; the native token is lent by a contract with a function of its own.
    static let compoundCalls: [CallDecoder] = [
        CallDecoder("liquidateBorrow(address,uint256,address)") { fields in
            .liquidation(
                LiquidationClaim(
                    venue: .compoundV2,
                    liquidator: fields.caller,
                    borrower: fields.address(0),
                    collateralToken: fields.address(2)
                )
            )
        },
        CallDecoder("liquidateBorrow(address,address)") { fields in
            .liquidation(
                LiquidationClaim(
                    venue: .compoundV2,
                    liquidator: fields.caller,
                    borrower: fields.address(0),
                    debtToken: .nativeToken,
                    collateralToken: fields.address(1)
                )
            )
        },
    ]
}
