import ChainDecoding
import MEVAnalysis

/// Findings whose values are small and different from each other.
enum ExampleFindings {
    static let block = BlockRecord(number: 100, hash: Hash32(0, 0, 0, 100))
    static let weth = ChainContracts.ethereum.wrappedNativeToken
    static let token = Address.test(0xc0de)
    static let names: TokenNames = {
        var names = TokenNames.ethereum
        names.insert("TOK", decimals: 2, for: token)
        return names
    }()

    static func part(_ role: FindingTransaction.Role, _ index: Int) -> FindingTransaction {
        FindingTransaction(
            role: role,
            blockNumber: 100,
            index: index,
            hash: Hash32(0, 0, 1, UInt64(index)),
            logs: [10 * index],
            calls: [index]
        )
    }

    static func finding<Detail: FindingDetail>(
        _ detail: Detail,
        rule: String,
        confidence: Confidence = .likely,
        _ parts: [FindingTransaction]
    ) -> AnyFinding {
        AnyFinding(
            Finding(
                detail,
                in: block,
                rule: rule,
                confidence: confidence,
                transactions: parts,
                party: [.test(1)],
                profit: Profit(
                    nets: [
                        TokenBalance(account: .test(1), asset: Asset(token: token), net: -5),
                        TokenBalance(account: .test(1), asset: .native, net: 40_000_000_000_000_000),
                    ],
                    gasFee: 3_000_000_000_000_000,
                    priorityFee: 1_000_000_000_000_000,
                    beneficiaryPayment: 20_000_000_000_000_000
                )
            )
        )
    }

    static func swap(
        _ pool: UInt64,
        gives amountIn: U256,
        of tokenIn: Address,
        for amountOut: U256,
        of tokenOut: Address
    )
        -> Swap
    {
        Swap(
            venue: .uniswapV2,
            pool: PoolID(.test(pool)),
            tokenIn: tokenIn,
            amountIn: amountIn,
            tokenOut: tokenOut,
            amountOut: amountOut,
            payer: .test(1),
            recipient: .test(2),
            evidence: .flow,
            origin: ActionOrigin(order: 1, logIndex: Int(pool), call: 3)
        )
    }

    static let ether: U256 = 1_000_000_000_000_000_000

    static let cycle = TradeCycle(
        swaps: [
            swap(50, gives: ether, of: weth, for: 700, of: token),
            swap(51, gives: 700, of: token, for: ether &+ 60_000_000_000_000_000, of: weth),
        ],
        token: .nativeToken,
        amountIn: ether,
        amountOut: ether &+ 60_000_000_000_000_000
    )

    static let leg = SandwichLeg(
        pool: PoolID(.test(50)),
        venue: .uniswapV2,
        tokenIn: weth,
        tokenOut: token,
        fronts: [
            SandwichLeg.Trade(
                transaction: 1,
                amountIn: ether,
                amountOut: 700,
                origins: [ActionOrigin(order: 0, logIndex: 10, call: 1)]
            )
        ],
        backs: [
            SandwichLeg.Trade(
                transaction: 3,
                amountIn: 700,
                amountOut: ether &+ 60_000_000_000_000_000,
                origins: [ActionOrigin(order: 0, logIndex: 30, call: 3)]
            )
        ],
        victims: [
            SandwichVictim(
                transaction: 2,
                action: .swap,
                account: .test(9),
                amountIn: 2 &* ether,
                amountOut: 1_000,
                loss: VictimLoss(token: token, atLeast: 55, atMost: 55, withoutAttack: 1_055, basis: .replay),
                origin: ActionOrigin(order: 0, logIndex: 20)
            )
        ]
    )

    static let position = JITPosition(
        pool: PoolID(.test(60), id: Hash32(0, 0, 0, 7)),
        venue: .uniswapV4,
        owner: .test(1),
        ticks: -60..<60,
        transactions: [1, 3],
        liquidityAdded: 900,
        liquidityTaken: 900,
        deposited: [TokenAmount(token: token, amount: 100)],
        withdrawn: [TokenAmount(token: token, amount: 103)],
        fees: [TokenAmount(token: token, amount: 3)]
    )

    static let sandwich = finding(
        Sandwich(legs: [leg]),
        rule: "sandwich.pool",
        [part(.front, 1), part(.victim, 2), part(.back, 3)]
    )

    static let jit = finding(
        JITLiquidity(
            positions: [position],
            swaps: [.init(transaction: 2, swap: swap(60, gives: 500, of: token, for: ether, of: weth))]
        ),
        rule: "jit.position",
        [part(.front, 1), part(.trigger, 2), part(.back, 3)]
    )

    static let arbitrage = finding(Arbitrage(cycles: [cycle]), rule: "arbitrage.cycle", [part(.subject, 4)])

    static let attempt = finding(
        ArbitrageAttempt(cycles: [cycle], transactionFailed: true),
        rule: "arbitrage.reverted",
        [part(.subject, 5)]
    )

    static let backrun = finding(
        Backrun(
            links: [
                .init(
                    transaction: 3,
                    trigger: swap(50, gives: 700, of: token, for: ether, of: weth),
                    response: cycle.swaps[0]
                )
            ],
            cycles: [cycle]
        ),
        rule: "backrun.same-pool",
        [part(.trigger, 3), part(.back, 4)]
    )

    static let liquidation = finding(
        LiquidationBatch(
            liquidations: [
                Liquidation(
                    venue: .aave,
                    market: PoolID(.test(70)),
                    liquidator: .test(1),
                    borrower: .test(9),
                    debt: TokenAmount(token: token, amount: 1_000),
                    collateral: TokenAmount(token: weth, amount: ether),
                    evidence: .flow,
                    origin: ActionOrigin(order: 0, logIndex: 60)
                )
            ],
            oracleUpdates: [OracleUpdate(feed: .test(71), transaction: 5, answer: -2, logIndex: 50)]
        ),
        rule: "liquidation.oracle-backrun",
        [part(.trigger, 5), part(.back, 6)]
    )

    static let fill = finding(
        SolverFill(
            venue: .cow,
            contract: .test(80),
            solver: .test(1),
            orders: [swap(80, gives: 700, of: token, for: ether, of: weth)]
        ),
        rule: "solver.settlement",
        [part(.subject, 7)]
    )

    static let resale = finding(
        NFTArbitrage(
            resales: [
                NFTResale(
                    bought: trade(.seaport, from: 9, to: 1, ether),
                    sold: trade(.blur, from: 1, to: 8, 2 &* ether)
                )
            ]
        ),
        rule: "nft.atomic",
        [part(.subject, 8)]
    )

    private static func trade(_ venue: Venue, from seller: UInt64, to buyer: UInt64, _ price: U256) -> NFTTrade {
        NFTTrade(
            venue: venue,
            exchange: .test(90),
            seller: .test(seller),
            buyer: .test(buyer),
            asset: Asset(token: .test(91), id: 17),
            price: TokenAmount(token: .nativeToken, amount: price),
            evidence: .flow,
            origin: ActionOrigin(order: 0, logIndex: 80)
        )
    }

    static let exploitPattern = ExploitPattern(
        rule: .tokenOutCap,
        severity: .critical,
        contract: .test(50),
        account: .test(1),
        measure: ExploitMeasure(asset: Asset(token: token), observed: 5_000, limit: 200),
        flashLoans: [
            FlashLoan(
                venue: .aave,
                lender: .test(51),
                borrower: .test(2),
                token: token,
                amount: 1_000,
                fee: 1,
                evidence: .flow,
                origin: ActionOrigin(order: 0, logIndex: 90)
            )
        ],
        preparations: [ExploitPreparation(rule: .roleChange, blockNumber: 90, transaction: Hash32(0, 0, 0, 9))]
    )

    static let exploit = finding(exploitPattern, rule: "exploit.token-out-cap", [part(.subject, 9)])

    /// What somebody has moved who moves much.
    static func whale() throws -> AnyFinding {
        var tracker = WhaleTracker(thresholds: WhaleThresholds(amounts: [Asset(token: token): 100]))
        var block = ScriptedMoves(5)
        block.move(250, of: token, from: .test(1), to: .test(2))
        return AnyFinding(try tracker.apply(block.analyzed)[0])
    }

    /// A trade of somebody who has won twice.
    static func smartTrade() throws -> AnyFinding? {
        var rules = SmartMoneyRules(quotes: [Asset(token: .test(3))])
        rules.minimumTrades = 2
        rules.minimumAssets = 2
        rules.minimumWinRateMillionths = 100_000
        var tracker = SmartMoneyTracker(rules: rules)
        var found: AnyFinding?
        for (number, step) in [(100, 10), (100, 20), (10, 150), (20, 150), (1, 1)].enumerated() {
            var block = ScriptedMoves(UInt64(number + 1))
            let asset = Address.test(number.isMultiple(of: 2) ? 11 : 12)
            let (gives, gets) = number == 2 || number == 3 ? (asset, weth) : (weth, asset)
            block.swap(.test(1), gives: U256(UInt64(step.0)), of: gives, gets: U256(UInt64(step.1)), of: gets)
            found = try tracker.apply(block.analyzed).first.map { AnyFinding($0) } ?? found
        }
        return found
    }
}
