import ChainDecoding
import MEVAnalysis
import Testing

/// Loans, liquidations, liquidity and sales, from encoded events with and without what proves them.
@Suite("Other actions")
struct OtherActionTests {
    private let contract = Address.test(500)
    private let actor = Address.test(7)
    private let debtor = Address.test(8)
    private let debt = Address.test(100)
    private let collateral = Address.test(200)

    private func id(_ byte: UInt8) -> ABIValue { .bytes(Bytes([UInt8](repeating: byte, count: 32))) }

    private func stream(_ logs: [LogRecord], value: U256? = nil) -> ActionStream {
        ActionDecoder()
            .actions(
                of: TransactionRecord(
                    index: 0,
                    hash: .zero,
                    sender: .test(1),
                    recipient: actor,
                    value: value,
                    logs: logs
                ),
                at: 0
            )
    }

    private func event(_ declaration: String, _ values: [ABIValue], index: Int = 9) throws -> LogRecord {
        try EncodedEvent(declaration).log(contract, values, index: index)
    }

    private func checkLiquidation(_ venue: Venue, _ event: LogRecord, liquidator: Address) throws {
        let moves = [
            LogRecord.transfer(debt, actor, contract, 1000, index: 1),
            .transfer(collateral, contract, actor, 1100, index: 2),
        ]
        let liquidation = try #require(stream(moves + [event]).liquidations.first, "\(venue)")
        #expect(liquidation.venue == venue)
        #expect(liquidation.liquidator == liquidator)
        #expect(liquidation.borrower == nil || liquidation.borrower == debtor)
        #expect(liquidation.debt == TokenAmount(token: debt, amount: 1000))
        #expect(liquidation.collateral == TokenAmount(token: collateral, amount: 1100))
        #expect(liquidation.evidence == [.event, .inflow, .outflow])
        #expect(stream([event]).isEmpty)
    }

    @Test("liquidations of Aave, Morpho Blue and Euler")
    func liquidations() throws {
        try checkLiquidation(
            .aave,
            try event(
                """
                event LiquidationCall(address indexed collateralAsset, address indexed debtAsset, \
                address indexed user, uint256 debtToCover, uint256 liquidatedCollateralAmount, address liquidator, \
                bool receiveAToken)
                """,
                [
                    .address(collateral), .address(debt), .address(debtor), .uint(1000), .uint(1100), .address(actor),
                    .bool(false),
                ]
            ),
            liquidator: actor
        )
        try checkLiquidation(
            .morpho,
            try event(
                """
                event Liquidate(bytes32 indexed id, address indexed caller, address indexed borrower, \
                uint256 repaidAssets, uint256 repaidShares, uint256 seizedAssets, uint256 badDebtAssets, \
                uint256 badDebtShares)
                """,
                [
                    id(3), .address(actor), .address(debtor), .uint(1000), .uint(5), .uint(1100), .uint(0), .uint(0),
                ]
            ),
            liquidator: actor
        )
        try checkLiquidation(
            .euler,
            try event(
                """
                event Liquidate(address indexed liquidator, address indexed violator, address collateral, \
                uint256 repayAssets, uint256 yieldBalance)
                """,
                [.address(actor), .address(debtor), .address(collateral), .uint(1000), .uint(1100)]
            ),
            liquidator: actor
        )
    }

    @Test("liquidations of Compound V2 and V3 and of Maker")
    func otherLiquidations() throws {
        try checkLiquidation(
            .compoundV2,
            try event(
                "event LiquidateBorrow(address l, address b, uint256 repay, address collateral, uint256 seized)",
                [.address(actor), .address(debtor), .uint(1000), .address(collateral), .uint(1130)]
            ),
            liquidator: actor
        )
        try checkLiquidation(
            .compoundV3,
            try event(
                "event BuyCollateral(address indexed buyer, address indexed asset, uint256 base, uint256 collateral)",
                [.address(actor), .address(collateral), .uint(1000), .uint(1100)]
            ),
            liquidator: actor
        )
        let ray = try #require(U256("1000000000000000000000000000"))
        let owed = try #require(ray.multiplied(by: 1000))
        let price = try #require(owed.quotientAndRemainder(dividingBy: 1100)?.quotient)
        try checkLiquidation(
            .maker,
            try event(
                """
                event Take(uint256 indexed id, uint256 max, uint256 price, uint256 owe, uint256 tab, uint256 lot, \
                address indexed usr)
                """,
                [.uint(1), .uint(price), .uint(price), .uint(owed), .uint(0), .uint(0), .address(debtor)]
            ),
            liquidator: actor
        )
    }

    @Test("flash loans that came back, with and without a named token")
    func flashLoans() throws {
        let moves = [
            LogRecord.transfer(debt, contract, actor, 1000, index: 1),
            .transfer(debt, actor, contract, 1003, index: 2),
        ]
        let named = try event(
            "event FlashLoan(address indexed recipient, address indexed token, uint256 amount, uint256 fee)",
            [.address(actor), .address(debt), .uint(1000), .uint(3)]
        )
        let flash = try event(
            """
            event Flash(address indexed sender, address indexed recipient, uint256 amount0, uint256 amount1, \
            uint256 paid0, uint256 paid1)
            """,
            [.address(actor), .address(actor), .uint(1000), .uint(0), .uint(3), .uint(0)]
        )
        let pair = try event(
            "event Swap(address indexed s, uint256 a, uint256 b, uint256 c, uint256 d, address indexed to)",
            [.address(actor), .uint(1003), .uint(0), .uint(1000), .uint(0), .address(actor)]
        )
        for (venue, log) in [(Venue.balancerV2, named), (.uniswapV3, flash), (.uniswapV2, pair)] {
            let loan = try #require(stream(moves + [log]).flashLoans.first)
            #expect(loan.venue == venue && loan.lender == contract && loan.borrower == actor)
            #expect(loan.token == debt && loan.amount == 1000 && loan.fee == 3)
            #expect(stream([moves[0], log]).flashLoans.isEmpty)
            #expect(stream([log]).isEmpty)
        }
    }

    @Test("positions of Uniswap V3, with a removal that only what is collected proves")
    func positions() throws {
        let mint = try event(
            """
            event Mint(address sender, address indexed owner, int24 indexed tickLower, int24 indexed tickUpper, \
            uint128 amount, uint256 amount0, uint256 amount1)
            """,
            [
                .address(actor), .address(actor), .int(I256(Int64(-60))), .int(I256(Int64(60))), .uint(77), .uint(10),
                .uint(20),
            ],
            index: 3
        )
        let added = try #require(
            stream([
                .transfer(debt, actor, contract, 10, index: 1), .transfer(collateral, actor, contract, 20, index: 2),
                mint,
            ])
            .liquidityChanges.first
        )
        #expect(added.kind == .add && added.ticks == -60..<60 && added.liquidity == 77)
        #expect(added.amounts == [TokenAmount(token: debt, amount: 10), TokenAmount(token: collateral, amount: 20)])
        let burn = try event(
            """
            event Burn(address indexed owner, int24 indexed tickLower, int24 indexed tickUpper, uint128 amount, \
            uint256 amount0, uint256 amount1)
            """,
            [.address(actor), .int(I256(Int64(-60))), .int(I256(Int64(60))), .uint(77), .uint(9), .uint(20)],
            index: 4
        )
        #expect(stream([burn]).isEmpty)
        let collect = try event(
            """
            event Collect(address indexed owner, address recipient, int24 indexed tickLower, \
            int24 indexed tickUpper, uint128 amount0, uint128 amount1)
            """,
            [.address(actor), .address(actor), .int(I256(Int64(-60))), .int(I256(Int64(60))), .uint(10), .uint(21)],
            index: 7
        )
        let removed = stream([
            burn, .transfer(debt, contract, actor, 10, index: 5), .transfer(collateral, contract, actor, 21, index: 6),
            collect,
        ])
        .liquidityChanges
        #expect(removed.map(\.kind) == [.remove, .collect])
        #expect(removed.map { $0.amounts.map(\.amount) } == [[9, 20], [10, 21]])
        #expect(removed.allSatisfy { $0.amounts.map(\.token) == [debt, collateral] })
    }

    @Test("sales on Blur and of CryptoPunks, of tokens that moved")
    func sales() throws {
        let packed = try event(
            "event Execution721Packed(bytes32 orderHash, uint256 item, uint256 terms)",
            [
                id(1), .uint(U256(42) << 168 | U256(1) << 160 | number(debtor)),
                .uint(U256(5000) << 160 | number(collateral)),
            ]
        )
        let item = LogRecord.item(collateral, debtor, actor, 42, index: 8)
        let sale = try #require(stream([item, packed]).nftTrades.first)
        #expect(sale.venue == .blur && sale.seller == debtor && sale.buyer == actor)
        #expect(sale.asset == Asset(token: collateral, id: 42))
        #expect(sale.price == TokenAmount(token: .nativeToken, amount: 5000))
        #expect(stream([packed]).isEmpty)

        let punk = try event(
            """
            event PunkBought(uint256 indexed punkIndex, uint256 value, address indexed fromAddress, \
            address indexed toAddress)
            """,
            [.uint(7), .uint(5000), .address(debtor), .address(actor)]
        )
        let bought = try #require(
            stream([.transfer(contract, debtor, actor, 1, index: 8), punk]).nftTrades.first
        )
        #expect(bought.asset == Asset(token: contract, id: 7) && bought.price.amount == 5000)
    }

    @Test("settlements only of contracts that are known to settle")
    func settlements() throws {
        let declaration = try EncodedEvent("event Settlement(address indexed solver)")
        let known = ChainContracts.ethereum.settlementContracts[0]
        #expect(stream([try declaration.log(known, [.address(actor)], index: 1)]).settlements.count == 1)
        #expect(stream([try declaration.log(contract, [.address(actor)], index: 1)]).settlements.isEmpty)
    }

    @Test("exchanges of unknown protocols, where a contract that logs took one token and gave another")
    func unknownExchange() throws {
        let logs = [
            LogRecord.transfer(debt, actor, contract, 1000, index: 1),
            .transfer(collateral, contract, actor, 900, index: 2),
        ]
        #expect(stream(logs).swaps.isEmpty)
        let swap = try #require(stream(logs + [try event("event Traded()", [])]).swaps.first)
        #expect(swap.venue == .unknown && swap.evidence == .flow && swap.pool == PoolID(contract))
        #expect(swap.tokenIn == debt && swap.amountIn == 1000 && swap.tokenOut == collateral && swap.amountOut == 900)
    }

    private func number(_ address: Address) -> U256 { address.withSpan { U256(bigEndian: $0) } ?? .zero }
}
