import ChainDecoding
import MEVAnalysis
import Testing

@Suite("Smart money in streams")
struct SmartMoneyStreamTests {
    private static let weth = ChainContracts.ethereum.wrappedNativeToken

    private func tracker() -> SmartMoneyTracker {
        var rules = SmartMoneyRules()
        rules.epochBlocks = 5
        rules.horizonEpochs = 4
        rules.decay = TimeDecay(halfLife: 2)
        rules.minimumTrades = 1
        rules.minimumAssets = 1
        rules.minimumWinRateMillionths = 100_000
        let limits = SmartMoneyLimits(
            maximumTraders: 6,
            maximumAssets: 3,
            maximumLots: 3,
            maximumEvidence: 3,
            reorgDepth: 16
        )
        let labels = InMemoryLabelDirectory([
            Label(.test(10), entity: "Fund", source: "list", firstBlock: 20),
            Label(.test(11), entity: "Fund", source: "list"),
        ])
        return SmartMoneyTracker(rules: rules, limits: limits, labels: labels)
    }

    private func block(_ number: UInt64, fork: UInt8 = 0, using random: inout SeededGenerator) -> ScriptedMoves {
        var block = ScriptedMoves(number, fork: fork)
        for _ in 0..<Int.random(in: 0...6, using: &random) {
            let token = Address.test(.random(in: 1...4, using: &random))
            let trader = Address.test(.random(in: 10...18, using: &random))
            let (amount, value) = (
                U256(UInt64.random(in: 1...50, using: &random)), U256(UInt64.random(in: 1...90, using: &random))
            )
            if Bool.random(using: &random) {
                block.swap(trader, gives: value, of: Self.weth, gets: amount, of: token)
            } else {
                block.swap(trader, gives: amount, of: token, gets: value, of: Self.weth)
            }
        }
        return block
    }

    private func scores(_ tracker: SmartMoneyTracker, at block: UInt64) -> [SmartMoneyScore?] {
        ([.named("Fund")] + (10...18).map { Entity.account(.test($0)) }).map { tracker.score(of: $0, at: block) }
    }

    @Test("a score at a block rests upon earlier blocks alone", arguments: 0..<10)
    func noLookAhead(round: UInt64) throws {
        let seed = 0x100c + round
        print("no look-ahead: seed \(seed)")
        var random = SeededGenerator(seed: seed)
        var (first, second) = (tracker(), tracker())
        for number in 1...30 as ClosedRange<UInt64> {
            let block = block(number, using: &random)
            #expect(try first.apply(block.analyzed) == second.apply(block.analyzed))
        }
        let before = scores(first, at: 31)
        // Two chains part here: what one says of the block is what was known of it before, whatever is in the block.
        for (fork, tracker) in zip([1, 2] as [UInt8], [first, second]) {
            var tracker = tracker
            for finding in try tracker.apply(block(31, fork: fork, using: &random).analyzed) {
                #expect(before.contains(finding.detail.score))
            }
        }
        // Great wins in the block itself change the scores after it only.
        let followed = (12...18).map { Address.test($0) }.first { first.score(of: .account($0), at: 31) != nil }
        let lucky = try #require(followed)
        var block = ScriptedMoves(31)
        for token in (1...4).map({ Address.test($0) }) {
            block.swap(lucky, gives: 1, of: Self.weth, gets: 10, of: token)
            block.swap(lucky, gives: 10, of: token, gets: 1_000_000, of: Self.weth)
        }
        let known = try #require(first.score(of: .account(lucky), at: 31))
        for finding in try first.apply(block.analyzed) { #expect(finding.detail.score == known) }
        let after = try #require(first.score(of: .account(lucky), at: 32))
        #expect(after.wins > known.wins)
        #expect(after.fifoProfit > known.fifoProfit)
    }

    @Test("a reorg's round trip changes nothing", arguments: 0..<8)
    func reorgs(round: UInt64) throws {
        let seed = 0x53a27 + round
        print("reorgs of smart money: seed \(seed)")
        var random = SeededGenerator(seed: seed)
        var tracker = tracker()
        var found = 0
        for number in 1...40 as ClosedRange<UInt64> {
            found += try tracker.apply(block(number, using: &random).analyzed).count
        }
        #expect(found > 0)
        let snapshot = tracker
        var identities: [FindingID] = []
        for number in 41...UInt64.random(in: 41...56, using: &random) {
            identities += try tracker.apply(block(number, fork: 1, using: &random).analyzed).map(\.id)
        }
        #expect(try tracker.retract(ScriptedMoves.hash(41, fork: 1)) == identities.reversed())
        #expect(tracker.state == snapshot.state)
        var straight = snapshot
        for number in 41...60 as ClosedRange<UInt64> {
            let block = block(number, using: &random)
            #expect(try tracker.apply(block.analyzed) == straight.apply(block.analyzed))
        }
        #expect(tracker.state == straight.state)
    }

    @Test("profits sum to what the trades of the block say, whoever makes them")
    func profitsOfAll() throws {
        let seed: UInt64 = 0x5077
        print("profits of all: seed \(seed)")
        var random = SeededGenerator(seed: seed)
        var rules = SmartMoneyRules()
        rules.epochBlocks = 1_000
        var tracker = SmartMoneyTracker(rules: rules)
        var holdings: [Address: [Asset: Holding]] = [:]
        var profits: [Address: I256] = [:]
        for number in 1...80 as ClosedRange<UInt64> {
            let block = block(number, using: &random)
            _ = try tracker.apply(block.analyzed)
            for trade in TradeReader().trades(in: block.analyzed) {
                if trade.given == .native {
                    holdings[trade.account, default: [:]][trade.got, default: Holding()]
                        .buy(trade.gotAmount, cost: trade.givenAmount)
                } else {
                    let result = holdings[trade.account]?[trade.given]?
                        .sell(trade.givenAmount, proceeds: trade.gotAmount)
                    profits[trade.account, default: .zero] &+= result?.profit(by: .fifo) ?? .zero
                }
            }
        }
        #expect(holdings.count == 9)
        for account in holdings.keys {
            #expect(tracker.score(of: .account(account), at: 81)?.fifoProfit == profits[account, default: .zero])
        }
    }
}
