import ChainDecoding
import MEVAnalysis
import Testing

@Suite("Whales")
struct WhaleTrackerTests {
    private static let token = Address.test(1)
    private static let whale = Address.test(10)
    private static let second = Address.test(11)
    private static let other = Address.test(12)
    private static let exchange = Address.test(20)
    private static let wallet = Address.test(21)
    private static let bridge = Address.test(22)

    private static let labels = InMemoryLabelDirectory([
        Label(exchange, category: .exchange, entity: "Acme", source: "list", confidence: .certain),
        Label(wallet, category: .exchange, entity: "Acme", source: "list", confidence: .certain),
        Label(bridge, category: .bridge, source: "list", confidence: .certain),
        Label(second, entity: "Fund", source: "list", confidence: .likely),
        Label(.test(13), entity: "Fund", source: "list", confidence: .likely),
        Label(.test(14), category: .exchange, source: "guess", confidence: Confidence(thousandths: 100)),
    ])

    private func tracker(
        _ thresholds: WhaleThresholds = WhaleThresholds(amounts: [Asset(token: token): 100]),
        window: UInt64 = 10,
        parts: UInt64 = 10,
        positions: Int = 100,
        prices: InMemoryPriceSource? = nil
    ) -> WhaleTracker {
        WhaleTracker(
            thresholds: thresholds,
            limits: WhaleLimits(windowBlocks: window, maximumParts: parts, maximumPositions: positions, reorgDepth: 8),
            labels: Self.labels,
            prices: prices
        )
    }

    private func movements(
        _ tracker: inout WhaleTracker,
        _ number: UInt64,
        _ transfers: [(U256, Address, Address)],
        of token: Address = token
    ) throws -> [WhaleMovement] {
        var block = ScriptedMoves(number)
        for (amount, from, to) in transfers { block.move(amount, of: token, from: from, to: to) }
        return try tracker.apply(block.analyzed).map(\.detail)
    }

    @Test("a large transfer is the sender's and the recipient's, with its evidence")
    func single() throws {
        var tracker = tracker()
        var block = ScriptedMoves(5)
        block.move(99, of: Self.token, from: Self.other, to: Self.exchange)
        block.move(250, of: Self.token, from: Self.whale, to: .test(13))
        let findings = try tracker.apply(block.analyzed)
        #expect(findings.count == 2)
        let given = try #require(findings.first)
        #expect(given.detail.entity == .account(Self.whale))
        #expect(given.detail.direction == .distribution)
        #expect(given.detail.amount == 250)
        #expect(given.detail.transferCount == 1)
        #expect(!given.detail.isSplit)
        #expect(given.detail.criteria == [WhaleCriterion(.amount, amount: 100)])
        #expect(given.confidence == .certain)
        #expect(given.rule == "whale.movement")
        #expect(given.transactions.map(\.hash) == [block.transaction(1)])
        #expect(given.transactions.first?.logs == [1])
        #expect(given.party == [Self.whale])
        let got = try #require(findings.last)
        #expect(got.detail.entity == .named("Fund"))
        #expect(got.detail.direction == .accumulation)
        #expect(got.confidence == .likely)
        #expect(got.id != given.id)
        #expect(got.detail.explanation.contains("Fund got 250 units of \(Self.token.checksummed())"))
    }

    @Test("what stays inside an entity, or goes between those that hold for others, counts nothing")
    func internalMoves() throws {
        var tracker = tracker()
        #expect(try movements(&tracker, 1, [(9_000, Self.exchange, Self.wallet)]).isEmpty)
        #expect(try movements(&tracker, 2, [(9_000, Self.exchange, Self.bridge)]).isEmpty)
        #expect(try movements(&tracker, 3, [(9_000, Self.second, .test(13))]).isEmpty)
        let deposit = try movements(&tracker, 4, [(9_000, Self.whale, Self.exchange)])
        #expect(deposit.map(\.entity) == [.account(Self.whale)])
        #expect(deposit.first?.transfers.first?.counterpartyCategory == .exchange)
        // A label that is not sure enough is not believed.
        #expect(try movements(&tracker, 5, [(9_000, .test(14), Self.exchange)]).count == 1)
    }

    @Test("pools that the block shows are no whales")
    func pools() throws {
        var tracker = tracker()
        var block = ScriptedMoves(1)
        block.swap(Self.whale, gives: 10, of: .test(2), gets: 500, of: Self.token, in: .test(900))
        let movements = try tracker.apply(block.analyzed).map(\.detail)
        #expect(movements.map(\.entity) == [.account(Self.whale)])
    }

    @Test("parts of a split transfer add up, whoever gets them")
    func split() throws {
        var tracker = tracker()
        for number in 1...3 as ClosedRange<UInt64> {
            #expect(try movements(&tracker, number, [(30, Self.whale, .test(100 + number))]).isEmpty)
        }
        let found = try #require(
            try movements(&tracker, 4, [(5, Self.whale, .test(50)), (5, Self.whale, .test(51))]).first
        )
        #expect(found.amount == 100)
        #expect(found.isSplit)
        #expect(found.transferCount == 5)
        #expect((found.firstBlock, found.lastBlock) == (1, 4))
        #expect(found.transfers.map(\.block) == [1, 2, 3, 4, 4])
    }

    @Test("blocks that leave the window no longer count")
    func window() throws {
        var tracker = tracker()
        #expect(try movements(&tracker, 1, [(60, Self.whale, Self.other)]).isEmpty)
        #expect(try movements(&tracker, 11, [(60, Self.whale, Self.other)]).isEmpty)
        #expect(try movements(&tracker, 20, [(40, Self.whale, Self.other)]).count == 2)
        // Only the 40 are left, and nothing happens while the rest leaves.
        #expect(try movements(&tracker, 21, []).isEmpty)
        #expect(try movements(&tracker, 22, [(60, Self.whale, Self.other)]).count == 2)
        #expect(try movements(&tracker, 100, []).isEmpty)
        #expect(tracker.positionCount == 0)
    }

    @Test("what passes through vanishes, in a block and in the window")
    func netting() throws {
        var tracker = tracker()
        let through = [(500, Self.exchange, Self.whale), (500, Self.whale, Self.bridge)] as [(U256, Address, Address)]
        #expect(try movements(&tracker, 1, through).isEmpty)
        #expect(tracker.positionCount == 0)
        #expect(try movements(&tracker, 2, [(90, Self.exchange, Self.whale)]).isEmpty)
        #expect(try movements(&tracker, 3, [(90, Self.whale, Self.bridge)]).isEmpty)
        #expect(try movements(&tracker, 4, [(90, Self.exchange, Self.whale)]).isEmpty)
    }

    @Test("it is reported again when it has doubled, when it turned, and after it fell below")
    func levels() throws {
        var tracker = tracker()
        func net(_ number: UInt64, _ amount: U256, out: Bool = false) throws -> [U256] {
            let transfer = out ? (amount, Self.whale, Self.bridge) : (amount, Self.bridge, Self.whale)
            return try movements(&tracker, number, [transfer]).map(\.amount)
        }
        #expect(try net(1, 100) == [100])
        #expect(try net(2, 90) == [])
        #expect(try net(3, 10) == [200])
        #expect(try net(4, 110, out: true) == [])
        #expect(try net(5, 20) == [110])
        #expect(try net(6, 220, out: true) == [110])
        #expect(try net(7, 40, out: true) == [])
    }

    @Test("pieces below the floor do not count")
    func floor() throws {
        var tracker = tracker(parts: 10)
        for number in 1...9 as ClosedRange<UInt64> {
            #expect(try movements(&tracker, number, [(9, Self.whale, Self.bridge)]).isEmpty)
        }
        #expect(tracker.positionCount == 0)
        #expect(try movements(&tracker, 10, [(100, Self.whale, Self.bridge)]).first?.amount == 100)
    }

    @Test("shares of the supply and values are thresholds, exactly")
    func shares() throws {
        let asset = Asset(token: Self.token)
        let supply = WhaleThresholds(supplies: [asset: 1_001], supplyMillionths: 100_000)
        var bySupply = tracker(supply)
        #expect(try movements(&bySupply, 1, [(100, Self.whale, Self.bridge)]).isEmpty)
        let found = try movements(&bySupply, 2, [(1, Self.whale, Self.bridge)])
        // A piece of 1 is below the floor of 101 / 10.
        #expect(found.isEmpty)
        #expect(
            try movements(&bySupply, 3, [(11, Self.whale, Self.bridge)]).first?.criteria.map(\.kind) == [.supplyShare]
        )

        var prices = InMemoryPriceSource()
        prices.insert(try #require(Price(3, for: 7)), of: asset, in: .native, from: 2)
        var byValue = tracker(WhaleThresholds(value: .init(100, in: .native)), prices: prices)
        #expect(try movements(&byValue, 1, [(9_000, Self.whale, Self.bridge)]).isEmpty)
        // 233 · 3 / 7 is 99.9, and 234 · 3 / 7 is 100.3.
        #expect(try movements(&byValue, 2, [(233, Self.whale, Self.bridge)]).isEmpty)
        let valued = try movements(&byValue, 3, [(234, Self.other, Self.bridge)])
        #expect(valued.first?.criteria == [WhaleCriterion(.value, amount: 234)])
        #expect(byValue.ranking.top(2).map(\.key) == [.account(Self.other), .account(Self.whale)])
        #expect(byValue.ranking.top(2).map(\.estimate) == [100, 99])
    }

    @Test("the depth of pools is known from earlier blocks, the deepest pool counting")
    func depth() throws {
        var tracker = tracker(WhaleThresholds(depthMillionths: 500_000))
        func swap(_ number: UInt64, pool: Address, lower: UInt128, higher: UInt128) throws {
            var block = ScriptedMoves(number)
            let state = PoolState.reserves(lower, higher)
            let swap = Swap.test(
                1,
                of: Self.token,
                for: 1,
                of: .test(2),
                by: Self.other,
                to: Self.other,
                in: pool,
                state: state
            )
            block.add(swaps: [swap])
            #expect(try tracker.apply(block.analyzed).isEmpty)
        }
        #expect(try movements(&tracker, 1, [(400, Self.whale, Self.bridge)]).isEmpty)
        try swap(2, pool: .test(900), lower: 100, higher: 1)
        try swap(3, pool: .test(901), lower: 700, higher: 1)
        try swap(4, pool: .test(900), lower: 200, higher: 1)
        #expect(try movements(&tracker, 5, [(349, Self.other, Self.bridge)]).isEmpty)
        let found = try movements(&tracker, 6, [(350, Self.whale, Self.bridge)])
        #expect(found.first?.criteria == [WhaleCriterion(.depthShare, amount: 350)])
        try swap(7, pool: .test(901), lower: 10, higher: 1)
        #expect(try movements(&tracker, 8, [(5, .test(30), Self.bridge)]).count == 1)
    }

    @Test("the range of a concentrated pool is its depth")
    func concentrated() throws {
        var tracker = tracker(WhaleThresholds(depthMillionths: 1_000_000))
        var block = ScriptedMoves(1)
        // A price of 4: 1,000 of liquidity are 500 of the one and 2,000 of the other.
        let state = PoolState.concentrated(sqrtPrice: U256(2) &<< 96, liquidity: 1_000, tick: 13_863)
        block.add(swaps: [
            .test(1, of: .test(2), for: 1, of: Self.token, by: Self.other, to: Self.other, in: .test(900), state: state)
        ])
        _ = try tracker.apply(block.analyzed)
        #expect(try movements(&tracker, 2, [(499, Self.other, Self.bridge)]).isEmpty)
        #expect(try movements(&tracker, 3, [(500, Self.whale, Self.bridge)]).count == 1)
        #expect(try movements(&tracker, 4, [(1_999, Self.other, Self.bridge)], of: .test(2)).isEmpty)
        #expect(try movements(&tracker, 5, [(2_000, Self.whale, Self.bridge)], of: .test(2)).count == 1)
    }

    @Test("wrapping is no movement, and wrapped counts as native")
    func wrapping() throws {
        let weth = ChainContracts.ethereum.wrappedNativeToken
        var tracker = tracker(WhaleThresholds(amounts: [.native: 100]))
        var block = ScriptedMoves(1)
        block.move(500, of: .nativeToken, from: Self.whale, to: weth)
        block.move(500, of: weth, from: weth, to: Self.whale, kind: .wrap)
        #expect(try tracker.apply(block.analyzed).isEmpty)
        let moved = try movements(&tracker, 2, [(60, Self.whale, Self.bridge)], of: weth)
        #expect(moved.isEmpty)
        #expect(try movements(&tracker, 3, [(60, Self.whale, Self.bridge)], of: .nativeToken).first?.amount == 120)
    }

    @Test("positions beyond the limit are judged by single blocks, and counted")
    func limits() throws {
        var tracker = tracker(positions: 2)
        #expect(try movements(&tracker, 1, [(50, .test(30), .test(31)), (50, .test(32), .test(33))]).isEmpty)
        #expect(tracker.positionCount == 2)
        #expect(tracker.refusedFlows == 2)
        #expect(try movements(&tracker, 2, [(50, .test(32), .test(33)), (50, .test(30), .test(31))]).count == 2)
        #expect(try movements(&tracker, 3, [(150, .test(40), Self.bridge)]).count == 1)
        #expect(tracker.positionCount == 2)
    }

    @Test("amounts beyond all measure are left out, without a trap")
    func hostileAmounts() throws {
        var tracker = tracker()
        let huge = [
            (U256.max, Self.whale, Self.other), (U256.max, Self.whale, Self.other), (100, .test(30), Self.bridge),
        ]
        #expect(try movements(&tracker, 1, huge).map(\.entity) == [.account(.test(30))])
        #expect(try movements(&tracker, 2, [(.max, Self.whale, Self.bridge)]).isEmpty)
        #expect(tracker.refusedFlows == 1)
    }

    @Test("blocks have to come in order")
    func order() throws {
        var tracker = tracker()
        _ = try movements(&tracker, 5, [(500, Self.whale, Self.other)])
        let before = tracker.state
        #expect(throws: StreamError.notAfter(5)) { try tracker.apply(ScriptedMoves(5).analyzed) }
        let child = AnalyzedBlock(BlockRecord(number: 6, parentHash: .zero), actions: BlockActions())
        #expect(throws: StreamError.notChild(of: ScriptedMoves(5).hash)) { try tracker.apply(child) }
        #expect(throws: StreamError.unknownBlock(.zero)) { try tracker.retract(.zero) }
        #expect(tracker.state == before)
    }
}
