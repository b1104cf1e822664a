import ChainDecoding
import MEVAnalysis
import Testing

@Suite("Whales and smart money in recorded blocks")
struct RecordedWhaleTests {
    private static let blocks = [12_000_000, 15_000_000, 17_000_000, 17_500_000, 18_000_000, 18_100_000, 19_999_999]

    @Test("are found, and taken back exactly", .needsSharedData)
    func whales() throws {
        let ether: U256 = 1_000_000_000_000_000_000
        var tracker = WhaleTracker(
            thresholds: WhaleThresholds(amounts: [.native: ether &* 50], depthMillionths: 50_000),
            limits: WhaleLimits(windowBlocks: 10_000_000)
        )
        var states: [WhaleState] = []
        var counts: [Int] = []
        for number in Self.blocks {
            states.append(tracker.state)
            var record = try BlockFixture.recorded("receipts", number)
            record.hash = Hash32(UInt64(number), 0, 0, 0)
            let findings = try tracker.apply(AnalyzedBlock(record))
            for finding in findings {
                #expect(finding.detail.amount >= finding.detail.criteria.map(\.amount).min() ?? .max)
                #expect(!finding.transactions.isEmpty)
                #expect(finding.transactions.allSatisfy { !$0.logs.isEmpty })
            }
            counts.append(findings.count)
        }
        print("whale movements: \(counts)")
        #expect(counts == [0, 1, 0, 2, 0, 0, 0])
        for (number, state) in zip(Self.blocks, states).reversed() {
            try tracker.retract(Hash32(UInt64(number), 0, 0, 0))
            #expect(tracker.state == state)
        }
    }

    @Test("trades are read from swaps, and are the senders'", .needsSharedData)
    func trades() throws {
        var (tradeCount, swapping) = (0, 0)
        var tracker = SmartMoneyTracker()
        for number in Self.blocks {
            let record = try BlockFixture.recorded("receipts", number)
            let block = AnalyzedBlock(record)
            let trades = TradeReader().trades(in: block)
            tradeCount += trades.count
            swapping += block.actions.streams.count { !$0.swaps.isEmpty }
            for trade in trades {
                let transaction = try #require(record.transactions.first { $0.hash == trade.transaction })
                #expect(transaction.sender == trade.account)
                #expect(trade.given != trade.got)
            }
            #expect(try tracker.apply(block).isEmpty)
        }
        print("recorded trades: \(tradeCount) of \(swapping) transactions with swaps, \(tracker.traderCount) traders")
        #expect((tradeCount, swapping) == (165, 180))
        // The blocks lie so far apart that only the traders of the last one are not forgotten.
        #expect(tracker.traderCount > 0)
    }
}
