import ChainDecoding
import MEVAnalysis
import Testing

@Suite("Smart money")
struct SmartMoneyTrackerTests {
    private static let weth = ChainContracts.ethereum.wrappedNativeToken
    private static let (trader, other) = (Address.test(10), Address.test(11))
    private static let (one, two) = (Address.test(1), Address.test(2))

    /// Rules that one win of each of two assets fulfils.
    private static var rules: SmartMoneyRules {
        var rules = SmartMoneyRules(quotes: [Asset(token: .test(3))])
        rules.epochBlocks = 10
        rules.horizonEpochs = 4
        rules.decay = TimeDecay(halfLife: 1)
        rules.priorWins = 1
        rules.priorLosses = 1
        rules.minimumTrades = 2
        rules.minimumAssets = 2
        rules.minimumWinRateMillionths = 300_000
        return rules
    }

    private func tracker(
        _ rules: SmartMoneyRules = Self.rules,
        limits: SmartMoneyLimits = SmartMoneyLimits(),
        labels: InMemoryLabelDirectory? = nil,
        prices: InMemoryPriceSource? = nil
    ) -> SmartMoneyTracker {
        SmartMoneyTracker(rules: rules, limits: limits, labels: labels, prices: prices)
    }

    /// A block in which somebody buys, and one in which the same is sold.
    private func buy(_ number: UInt64, _ token: Address, _ amount: U256, for cost: U256, by trader: Address = trader)
        -> ScriptedMoves
    {
        var block = ScriptedMoves(number)
        block.swap(trader, gives: cost, of: Self.weth, gets: amount, of: token)
        return block
    }

    private func sell(_ number: UInt64, _ token: Address, _ amount: U256, for price: U256, by trader: Address = trader)
        -> ScriptedMoves
    {
        var block = ScriptedMoves(number)
        block.swap(trader, gives: amount, of: token, gets: price, of: Self.weth)
        return block
    }

    private func score(_ tracker: SmartMoneyTracker, at block: UInt64, of trader: Address = trader) throws
        -> SmartMoneyScore
    {
        try #require(tracker.score(of: .account(trader), at: block))
    }

    @Test("profits are reckoned from purchases and sales, by both methods, with evidence")
    func profits() throws {
        var tracker = tracker()
        let blocks = [
            buy(1, Self.one, 10, for: 100), buy(2, Self.one, 10, for: 300), sell(3, Self.one, 10, for: 150),
            sell(4, Self.one, 20, for: 200),
        ]
        for block in blocks { #expect(try tracker.apply(block.analyzed).isEmpty) }
        let score = try score(tracker, at: 5)
        #expect((score.wins, score.losses) == (1, 1))
        // 150 - 100, and half of 200 less 300; on average 150 - 200 and 100 - 200.
        #expect(score.fifoProfit == -150)
        #expect(score.averageCostProfit == -150)
        #expect(score.decayedProfit == -150)
        #expect(score.assetCount == 1)
        #expect(score.evidence.map(\.transaction) == [blocks[2].transaction(0), blocks[3].transaction(0)])
        #expect(score.evidence.last?.result.uncoveredAmount == 10)
        #expect(score.isEvidenceComplete)
        #expect(tracker.score(of: .account(Self.other), at: 5) == nil)
    }

    @Test("who won before is reported when trading again, by what was known before")
    func signals() throws {
        var tracker = tracker()
        for block in [buy(1, Self.one, 10, for: 100), buy(2, Self.two, 10, for: 100), sell(3, Self.one, 10, for: 150)] {
            #expect(try tracker.apply(block.analyzed).isEmpty)
        }
        // The second win makes it smart, but only from the next block on.
        var block = sell(4, Self.two, 10, for: 150)
        block.swap(Self.trader, gives: 5, of: Self.weth, gets: 5, of: Self.one)
        #expect(try tracker.apply(block.analyzed).isEmpty)
        let again = buy(5, Self.one, 1, for: 1)
        let finding = try #require(try tracker.apply(again.analyzed).first)
        #expect(finding.rule == "smart-money.trade")
        #expect(finding.detail.trade.got == Asset(token: Self.one))
        #expect(finding.detail.score.wins == 2)
        #expect(finding.detail.score.block == 5)
        // Beta(3, 1): a mean of 3/4, and a deviation of √(3 / (16 · 5)).
        #expect(finding.confidence == Confidence(thousandths: (750_000 - 2 * 193_649) / 1_000))
        #expect(finding.party == [Self.trader])
        #expect(finding.transactions.map(\.hash) == [again.transaction(0)])
        #expect(tracker.leaders(5, at: 6).map(\.trader) == [.account(Self.trader)])
        #expect(finding.detail.explanation.contains("2 wins and 0 losses in 2 assets"))
    }

    @Test("bots do not count at all; victims keep what they buy, but win and lose nothing")
    func setApart() throws {
        var tracker = tracker()
        let (bought, sold) = (buy(1, Self.one, 10, for: 100), sell(2, Self.one, 5, for: 10))
        let victims = MEVParticipants(victimTransactions: [bought.transaction(0), sold.transaction(0)])
        _ = try tracker.apply(bought.analyzed, setApart: victims)
        _ = try tracker.apply(sold.analyzed, setApart: victims)
        #expect(try score(tracker, at: 3).losses == 0)
        _ = try tracker.apply(sell(3, Self.one, 5, for: 60).analyzed)
        #expect(try score(tracker, at: 4).fifoProfit == 10)

        let bots = [
            MEVParticipants(botTransactions: [buy(4, Self.one, 9, for: 9, by: Self.other).transaction(0)]),
            MEVParticipants(botAccounts: [Self.other]),
        ]
        for (number, bot) in zip((4 as UInt64)..., bots) {
            _ = try tracker.apply(buy(number, Self.one, 9, for: 9, by: Self.other).analyzed, setApart: bot)
        }
        #expect(tracker.score(of: .account(Self.other), at: 9) == nil)
    }

    @Test("labels join accounts and leave out those who trade for others")
    func labels() throws {
        let labels = InMemoryLabelDirectory([
            Label(Self.trader, entity: "Fund", source: "list"), Label(Self.other, entity: "Fund", source: "list"),
            Label(.test(12), category: .searcher, source: "list", firstBlock: 5),
        ])
        var tracker = tracker(labels: labels)
        _ = try tracker.apply(buy(1, Self.one, 10, for: 100).analyzed)
        _ = try tracker.apply(sell(2, Self.one, 10, for: 110, by: Self.other).analyzed)
        #expect(tracker.score(of: .named("Fund"), at: 3)?.fifoProfit == 10)
        _ = try tracker.apply(buy(5, Self.one, 10, for: 100, by: .test(12)).analyzed)
        #expect(tracker.traderCount == 1)
    }

    @Test("prices value what is not paid in the reckoning asset; without one nothing is made up")
    func prices() throws {
        var prices = InMemoryPriceSource()
        prices.insert(try #require(Price(1, for: 2)), of: Asset(token: .test(3)), in: .native, from: 2)
        prices.insert(try #require(Price(3, for: 1)), of: Asset(token: Self.two), in: .native, from: 2)
        var tracker = tracker(prices: prices)
        func swap(_ number: UInt64, _ given: U256, _ from: Address, _ got: U256, _ to: Address) throws {
            var block = ScriptedMoves(number)
            block.swap(Self.trader, gives: given, of: from, gets: got, of: to)
            _ = try tracker.apply(block.analyzed)
        }
        try swap(1, 100, .test(3), 10, Self.one)
        #expect(tracker.unpricedTrades == 1)
        try swap(2, 101, .test(3), 10, Self.one)
        // For 50 bought, for 20 · 3 exchanged, and that sold for 90.
        try swap(3, 10, Self.one, 20, Self.two)
        #expect(try score(tracker, at: 4).fifoProfit == 10)
        try swap(4, 20, Self.two, 180, .test(3))
        #expect(try score(tracker, at: 5).fifoProfit == 40)
        // Two quotes exchanged are no position.
        try swap(5, 100, .test(3), 50, Self.weth)
        #expect(tracker.unpricedTrades == 1)
        #expect(try score(tracker, at: 6).evidence.count == 2)
    }

    @Test("what is longer ago counts less, and beyond the horizon nothing")
    func decay() throws {
        var tracker = tracker()
        _ = try tracker.apply(buy(1, Self.one, 10, for: 100).analyzed)
        _ = try tracker.apply(sell(2, Self.one, 10, for: 141).analyzed)
        #expect(
            [3, 12, 22, 32].map { tracker.score(of: .account(Self.trader), at: $0)?.decayedProfit } == [41, 20, 10, 5]
        )
        #expect(try score(tracker, at: 12).winRate.meanMillionths == 600_000)
        let late = try score(tracker, at: 40)
        #expect((late.wins, late.assetCount, late.evidence.count) == (0, 0, 0))
        #expect(late.isEvidenceComplete)
        #expect(late.winRate.meanMillionths == 500_000)
        _ = try tracker.apply(ScriptedMoves(39).analyzed)
        #expect(tracker.traderCount == 1)
        _ = try tracker.apply(ScriptedMoves(40).analyzed)
        #expect(tracker.traderCount == 0)
    }

    @Test("small sales make no record")
    func smallSales() throws {
        var rules = Self.rules
        rules.minimumProceeds = 50
        var tracker = tracker(rules)
        for block in [buy(1, Self.one, 100, for: 100), sell(2, Self.one, 1, for: 49), sell(3, Self.one, 1, for: 50)] {
            _ = try tracker.apply(block.analyzed)
        }
        #expect(try score(tracker, at: 4).wins == 1)
        #expect(try score(tracker, at: 4).fifoProfit == 97)
    }

    @Test("the first buyers of a new pool are known, in order, and no others")
    func entrants() throws {
        let created = try EncodedEvent(
            "event PairCreated(address indexed token0, address indexed token1, address pair, uint256)"
        )
        let factory = try #require(SmartMoneyRules.ethereumFactories.min())
        let values: [ABIValue] = [.address(Self.one), .address(Self.weth), .address(.test(950)), .uint(1)]
        var block = ScriptedMoves(1)
        block.add(logs: [try created.log(factory, values, index: 0)])
        block.add(logs: [try created.log(.test(77), [values[0], values[1], .address(.test(951)), .uint(1)], index: 1)])
        var tracker = tracker(limits: SmartMoneyLimits(maximumEntrants: 2, entryBlocks: 5))
        _ = try tracker.apply(block.analyzed)
        var next = ScriptedMoves(2)
        for trader in [12, 12, 13, 14] as [UInt64] {
            next.swap(.test(trader), gives: 5, of: Self.weth, gets: 5, of: Self.one, in: .test(950))
        }
        _ = try tracker.apply(next.analyzed)
        let entrants = try #require(tracker.entrants(of: PoolID(.test(950))))
        #expect(entrants.createdIn == 1)
        #expect(entrants.entrants.map(\.trader) == [.account(.test(12)), .account(.test(13))])
        #expect(entrants.entrants.map(\.transaction) == [next.transaction(0), next.transaction(2)])
        #expect(try score(tracker, at: 3, of: .test(12)).firstEntries == 1)
        #expect(try score(tracker, at: 3, of: .test(14)).firstEntries == 0)
        #expect(tracker.entrants(of: PoolID(.test(951))) == nil)
        _ = try tracker.apply(ScriptedMoves(6).analyzed)
        #expect(tracker.entrants(of: PoolID(.test(950))) == nil)
    }

    @Test("pools of V3 and V4 are told by their events")
    func creations() throws {
        let three = try EncodedEvent(
            "event PoolCreated(address indexed a, address indexed b, uint24 indexed fee, int24 spacing, address pool)"
        )
        let four = try EncodedEvent(
            """
            event Initialize(bytes32 indexed id, address indexed a, address indexed b, uint24 fee, int24 tickSpacing, \
            address hooks, uint160 sqrtPriceX96, int24 tick)
            """
        )
        let id = Hash32(1, 2, 3, 4)
        let tokens: [ABIValue] = [.address(Self.one), .address(Self.two)]
        var rules = Self.rules
        rules.factories = [.test(70)]
        var block = ScriptedMoves(1)
        block.add(logs: [
            try three.log(.test(70), tokens + [.uint(500), .int(10), .address(.test(952))], index: 0),
            try four.log(
                .test(70),
                [.bytes(Bytes(id.bytes))] + tokens + [.uint(500), .int(10), .address(.zero), .uint(1), .int(0)],
                index: 1
            ),
        ])
        var tracker = tracker(rules)
        _ = try tracker.apply(block.analyzed)
        #expect(tracker.entrants(of: PoolID(.test(952))) != nil)
        #expect(tracker.entrants(of: PoolID(.test(70), id: id)) != nil)
    }

    @Test("limits hold, and what they refuse is counted")
    func limits() throws {
        var tracker = tracker(limits: SmartMoneyLimits(maximumTraders: 1, maximumAssets: 1, maximumEvidence: 1))
        _ = try tracker.apply(buy(1, Self.one, 10, for: 10).analyzed)
        _ = try tracker.apply(buy(2, Self.one, 10, for: 10, by: Self.other).analyzed)
        #expect((tracker.traderCount, tracker.refusedTraders) == (1, 1))
        _ = try tracker.apply(buy(3, Self.two, 10, for: 10).analyzed)
        #expect(tracker.refusedAssets == 1)
        _ = try tracker.apply(sell(4, Self.one, 5, for: 6).analyzed)
        _ = try tracker.apply(sell(5, Self.one, 5, for: 6).analyzed)
        #expect(try score(tracker, at: 6).evidence.count == 1)
        #expect(try !score(tracker, at: 6).isEvidenceComplete)
        // What is sold off gives way.
        _ = try tracker.apply(buy(6, Self.two, 10, for: 10).analyzed)
        #expect(tracker.refusedAssets == 1)
    }
}
