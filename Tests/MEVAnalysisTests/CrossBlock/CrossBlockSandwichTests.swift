import ChainDecoding
import MEVAnalysis
import Testing

@Suite("Sandwiches over blocks")
struct CrossBlockSandwichTests {
    private static let weth = ScriptedBlock.weth
    private static let token = Address.test(1)
    private static let pool = Address.test(2)
    private static let bot = Address.test(4)
    private static let ether: U256 = 1_000_000_000_000_000_000

    private enum Step: Hashable {
        case front
        case victim
        case seller
        case back
    }

    /// A block in which the bot swaps in some pools, and others between.
    private func block(
        _ steps: [Step],
        pools: [Address] = [Self.pool],
        scale: U256 = Self.ether,
        soldThousandths: U256 = 1_000,
        backSender: Address = .test(5),
        backContract: Address = Self.bot
    ) -> AnalyzedBlock {
        var block = ScriptedBlock()
        for pool in pools { block.open(pool, low: 1_000 &* scale, high: 1_000 &* scale) }
        var bought: [Address: U256] = [:]
        for (index, step) in steps.enumerated() {
            let user = Address.test(100 + UInt64(index))
            switch step {
            case .front: block.begin(.test(5), calls: Self.bot)
            case .back: block.begin(backSender, calls: backContract)
            case .victim, .seller: block.begin(user)
            }
            for pool in pools {
                switch step {
                case .front:
                    bought[pool] = block.swap(pool, Self.weth, 10 &* scale, for: Self.token, payer: Self.bot)
                case .victim: block.swap(pool, Self.weth, 20 &* scale, for: Self.token, payer: user)
                case .seller: block.swap(pool, Self.token, 20 &* scale, for: Self.weth, payer: user)
                case .back:
                    let amount = (bought[pool] ?? 0).mulDiv(soldThousandths, 1_000) ?? 0
                    block.swap(pool, Self.token, amount, for: Self.weth, payer: backContract)
                }
            }
        }
        return block.block
    }

    private func find(_ block: AnalyzedBlock, cutAt cuts: [Int]) -> [Finding<CrossBlockSandwich>] {
        CrossBlockSandwichDetector().findings(in: BlockWindow(block, cutAt: cuts))
    }

    @Test(
        "are those that would be one within a block, with the same profit",
        arguments: [[1], [2], [1, 2], [1, 1, 2]]
    )
    func cuts(_ cuts: [Int]) throws {
        let block = block([.front, .victim, .back])
        let whole = try #require(SandwichDetector().findings(in: block).first)
        let findings = find(block, cutAt: cuts)
        let finding = try #require(findings.first)
        #expect(findings.count == 1)
        #expect(finding.transactions.map(\.role) == [.front, .victim, .back])
        #expect(finding.transactions.map(\.hash) == whole.transactions.map(\.hash))
        #expect(finding.transactions.map(\.logs) == whole.transactions.map(\.logs))
        #expect(finding.transactions.map(\.blockNumber).last == 100 && finding.blockNumber == 100)
        #expect(finding.transactions[0].blockNumber == 100 - UInt64(cuts.count))
        #expect(finding.party == whole.party)
        #expect(finding.profit == whole.profit)
        #expect(finding.detail.blocksApart == cuts.count)
        #expect(finding.confidence.thousandths == 600 - 100 * cuts.count)
        let (leg, same) = (finding.detail.legs[0], whole.detail.legs[0])
        #expect(leg.spent == same.fronts[0].amountIn && leg.bought == same.fronts[0].amountOut)
        #expect(leg.sold == same.backs[0].amountIn && leg.returned == same.backs[0].amountOut)
        #expect(leg.victimCount == 1)
        #expect(finding.detail.explanation.contains("1 action of others"))
        #expect(AnyFinding(finding).json.contains(#""blocksApart":\#(cuts.count)"#))
    }

    @Test("tell the places in the blocks")
    func sparse() {
        let window = BlockWindow(block([.victim, .front, .victim, .back]), cutAt: [2])
        let findings = CrossBlockSandwichDetector().findings(in: window.sparse)
        #expect(findings.first?.transactions.map(\.index) == [15, 5, 15])
    }

    @Test("come out of a stream, which shows three blocks", arguments: [1, 2, 3])
    func stream(blocksApart: Int) throws {
        let cuts = [1] + [Int](repeating: 2, count: blocksApart - 1)
        let window = BlockWindow(block([.front, .victim, .back]), cutAt: cuts)
        var stream = MEVStream()
        var found: [AnyFinding] = []
        for block in window.blocks { found += try stream.append(block).map(\.finding) }
        #expect(found.map(\.kind) == (blocksApart < 3 ? [CrossBlockSandwich.kind] : []))
    }

    @Test("end in the last block, and are none within one", arguments: [[], [0], [3], [0, 3], [3, 3]])
    func ends(_ cuts: [Int]) {
        #expect(find(block([.front, .victim, .back]), cutAt: cuts).isEmpty)
    }

    @Test("over several pools are one")
    func pools() throws {
        let pools = (0..<5).map { Address.test(200 + $0) }
        let findings = find(block([.front, .victim, .back], pools: pools), cutAt: [2])
        #expect(findings.count == 1)
        #expect(findings.first?.detail.legs.count == 5)
    }

    @Test("need a victim, a gain, the same party, and what was bought to be sold")
    func negatives() {
        #expect(find(block([.front, .back]), cutAt: [1]).isEmpty)
        #expect(find(block([.front, .seller, .back]), cutAt: [1]).isEmpty)
        // The seller takes more than the victim brings.
        #expect(find(block([.front, .victim, .seller, .seller, .back]), cutAt: [3]).isEmpty)
        #expect(find(block([.front, .victim, .back], soldThousandths: 800), cutAt: [2]).isEmpty)
        #expect(find(block([.front, .victim, .back], soldThousandths: 999), cutAt: [2]).count == 1)
        let stranger = block([.front, .victim, .back], backSender: .test(50), backContract: .test(51))
        #expect(find(stranger, cutAt: [2]).isEmpty)
    }

    @Test("are told by the bot's contract where the senders differ")
    func siblings() {
        let findings = find(block([.front, .victim, .back], backSender: .test(50)), cutAt: [2])
        #expect(findings.map(\.party) == [[Self.bot, .test(5), .test(50)].sorted()])
    }

    @Test("do not depend on amounts; another order of transactions and cuts changes whether there is one")
    func properties() {
        let seed: UInt64 = 91
        print("seed \(seed)")
        var generator = SeededGenerator(seed: seed)
        var found = 0
        for _ in 0..<150 {
            let steps: [Step] = ([.front, .back] + [.victim, .victim]).shuffled(using: &generator)
            let cut = Int.random(in: 0...4, using: &generator)
            let (front, back) = (steps.firstIndex(of: .front) ?? 0, steps.firstIndex(of: .back) ?? 0)
            let findings = find(block(steps), cutAt: [cut])
            #expect(findings.count == (front + 1 < back && front < cut && cut <= back ? 1 : 0))
            let scaled = find(block(steps, scale: 1_000_000_000), cutAt: [cut])
            #expect(scaled.map(\.id) == findings.map(\.id))
            #expect(scaled.map(\.confidence) == findings.map(\.confidence))
            found += findings.count
        }
        #expect(found > 10)
    }
}
