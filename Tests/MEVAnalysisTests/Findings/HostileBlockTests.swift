import ChainDecoding
import MEVAnalysis
import Testing

/// What holds for every detector, whatever is said.
@Suite("Hostile blocks")
struct HostileBlockTests {
    /// What has to hold of a finding in a block.
    private func check<Detail>(_ findings: [Finding<Detail>], in block: AnalyzedBlock) -> Int {
        #expect(Set(findings.map(\.id)).count == findings.count, "identities of \(Detail.kind)")
        let hashes = Dictionary(uniqueKeysWithValues: block.record.transactions.map { ($0.hash, $0.index) })
        for finding in findings {
            #expect(finding.blockHash == block.record.hash)
            #expect(!finding.transactions.isEmpty && !finding.detail.explanation.isEmpty)
            #expect(finding.transactions.allSatisfy { hashes[$0.hash] == $0.index })
            let places = finding.transactions.map(\.index)
            #expect(places == places.sorted() && Set(places).count == places.count, "\(Detail.kind)")
            #expect(finding.party == Set(finding.party).sorted())
            #expect(finding.profit?.nets.allSatisfy { !$0.net.isZero } ?? true)
        }
        return findings.count
    }

    @Test("trap no detector, and what is found is whole")
    func detectors() {
        let seed: UInt64 = 4_242
        var blocks = HostileBlock(seed: seed)
        var counts = [Int](repeating: 0, count: 9)
        var settings = ExploitSettings()
        settings.minimumObservations = 1
        var monitor = ExploitMonitor(settings: settings)
        for number in 0..<90 as Range<UInt64> {
            let (transactions, actions) = [(8, 6), (20, 2), (60, 1)][Int(number % 3)]
            let block = blocks.next(number, transactions: transactions, actions: actions)
            let arbitrages = ArbitrageDetector().findings(in: block)
            counts[0] += check(SandwichDetector().findings(in: block), in: block)
            counts[1] += check(JITLiquidityDetector().findings(in: block), in: block)
            counts[2] += check(arbitrages, in: block)
            counts[3] += check(ArbitrageAttemptDetector().findings(in: block), in: block)
            counts[4] += check(BackrunDetector().findings(in: block, following: arbitrages), in: block)
            counts[5] += check(LiquidationDetector().findings(in: block), in: block)
            counts[6] += check(NFTArbitrageDetector().findings(in: block), in: block)
            counts[7] += check(SolverFillDetector().findings(in: block), in: block)
            counts[8] += check(monitor.apply(block), in: block)
        }
        print("found in hostile blocks: \(counts), seed \(seed)")
        // Without any of a kind the test would look at nothing.
        #expect(counts.allSatisfy { $0 > 0 })
    }

    @Test("trap no tracker, and a reorg's round trip changes nothing", arguments: 0..<4)
    func trackers(round: UInt64) throws {
        let seed = 777 + round
        print("hostile streams: seed \(seed)")
        var blocks = HostileBlock(seed: seed)
        var whales = WhaleTracker(
            thresholds: WhaleThresholds(
                amounts: Dictionary(uniqueKeysWithValues: HostileBlock.accounts.map { (Asset(token: $0), 1_000) }),
                supplies: [.native: .max],
                supplyMillionths: .max,
                depthMillionths: .max
            ),
            limits: WhaleLimits(windowBlocks: 5, maximumPositions: 7)
        )
        var smart = SmartMoneyTracker(limits: SmartMoneyLimits(maximumTraders: 3, maximumAssets: 2, maximumLots: 2))
        for number in 1..<40 as Range<UInt64> {
            let block = blocks.next(number)
            let (whaleState, smartState) = (whales.state, smart.state)
            let found = try whales.apply(block)
            _ = try smart.apply(block)
            let hash = try #require(block.record.hash)
            #expect(try whales.retract(hash) == found.reversed().map(\.id))
            _ = try smart.retract(hash)
            #expect(whales.state == whaleState && smart.state == smartState)
            #expect(try whales.apply(block).map(\.id) == found.map(\.id))
            _ = try smart.apply(block)
            #expect(whales.positionCount <= 7 && smart.traderCount <= 3)
        }
    }
}
