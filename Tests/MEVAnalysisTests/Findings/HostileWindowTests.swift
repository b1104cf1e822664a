import ChainDecoding
import MEVAnalysis
import Testing

/// What holds for detectors over blocks, and for those that ask others, whatever is said.
@Suite("Hostile windows")
struct HostileWindowTests {
    private func check<Detail>(_ findings: [Finding<Detail>], in window: BlockWindow) -> Int {
        #expect(Set(findings.map(\.id)).count == findings.count, "identities of \(Detail.kind)")
        let hashes = Set(window.blocks.flatMap(\.record.transactions).map(\.hash))
        for finding in findings {
            #expect(finding.blockHash == window.last.record.hash)
            #expect(!finding.detail.explanation.isEmpty && !AnyFinding(finding).json.isEmpty)
            #expect(finding.transactions.allSatisfy { hashes.contains($0.hash) })
            #expect(finding.transactions.last?.blockNumber == window.last.record.number)
            let places = finding.transactions.map { [Int($0.blockNumber), $0.index] }
            #expect(places == places.sorted { $0.lexicographicallyPrecedes($1) } && Set(places).count == places.count)
            #expect(finding.party == Set(finding.party).sorted())
            #expect(finding.profit?.nets.allSatisfy { !$0.net.isZero } ?? true)
        }
        return findings.count
    }

    @Test("trap no detector, and what is found is whole")
    func windows() {
        let seed: UInt64 = 5_153
        var hostile = HostileBlock(seed: seed)
        var blocks: [AnalyzedBlock] = []
        var counts = [0, 0, 0]
        for number in 0..<120 as Range<UInt64> {
            let (transactions, actions) = [(8, 6), (20, 2), (60, 1)][Int(number % 3)]
            let block = hostile.next(number, transactions: transactions, actions: actions)
            let window = BlockWindow(block, after: blocks)
            let prices = PoolPrices(block, minimumDepth: .zero)
            counts[0] += check(CrossBlockSandwichDetector().findings(in: window), in: window)
            counts[1] += check(CrossBlockBackrunDetector().findings(in: window), in: window)
            let trades = CEXDEXDetector(prices: prices, feeMillionths: .max).findings(in: block)
            counts[2] += check(trades + CEXDEXDetector(tipMultiple: .max).findings(in: block), in: window)
            for finding in CEXDEXDetector(prices: prices).findings(in: block) {
                _ = finding.profit?.valuation(by: prices, at: number)
                counts[2] += 1
            }
            #expect(DisplacementDetector().findings(in: block).isEmpty)
            blocks = Array((blocks + [block]).suffix(3))
        }
        print("found in hostile windows: \(counts), seed \(seed)")
        // Chance hardly ever gives back over blocks what it took: of those detectors nothing is asked but to end.
        #expect(counts[2] > 0)
    }

    @Test("of many transactions come to an end")
    func large() {
        var block = ScriptedBlock()
        block.open(.test(2), low: 1 &<< 100, high: 1 &<< 100)
        for index in 0..<3_000 {
            block.begin(.test(UInt64(index % 97)))
            let isBuy = index / 97 % 2 == 0
            block.swap(
                .test(2),
                isBuy ? ScriptedBlock.weth : .test(1),
                1_000_000,
                for: isBuy ? .test(1) : ScriptedBlock.weth,
                payer: .test(UInt64(1_000 + index % 97))
            )
        }
        let window = BlockWindow(block.block, cutAt: [1_000, 2_000])
        // All overlap: each pair of swaps has those of all others between.
        _ = CrossBlockSandwichDetector(sandwiches: SandwichDetector(scanLimit: 10_000)).findings(in: window)
        #expect(CrossBlockBackrunDetector().findings(in: window).isEmpty)
        #expect(CEXDEXDetector().findings(in: block.block).isEmpty)
        #expect(PoolPrices(block.block).count == 1)
    }
}
