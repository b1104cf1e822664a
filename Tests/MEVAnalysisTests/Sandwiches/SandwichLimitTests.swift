import ChainDecoding
import MEVAnalysis
import Testing

/// Blocks that somebody made to hide sandwiches, or to keep whoever looks for them busy.
@Suite("Limits of sandwiches")
struct SandwichLimitTests {
    private static let weth = ScriptedBlock.weth
    private static let token = Address.test(1)
    private static let pool = Address.test(2)
    private static let fake = Address.test(3)
    private static let bot = Address.test(4)
    private static let eoa = Address.test(5)
    private static let user = Address.test(6)
    private static let ether: U256 = 1_000_000_000_000_000_000

    /// Who buys and later sells as one of many.
    private static func trader(_ index: Int) -> Address { .test(10_000 + UInt64(index)) }

    /// A transaction in which traders swap in a pool, all in one direction.
    private func trade(_ block: inout ScriptedBlock, _ traders: Range<Int>, buy: Bool, in pool: Address = Self.fake) {
        block.begin(.test(7), calls: .test(8))
        for index in traders {
            block.swap(
                pool,
                buy ? Self.weth : Self.token,
                buy ? Self.ether : 40_000 &* Self.ether,
                for: buy ? Self.token : Self.weth,
                payer: Self.trader(index)
            )
        }
    }

    private func market(_ pools: [Address]) -> ScriptedBlock {
        var block = ScriptedBlock()
        for pool in pools { block.open(pool, low: 5_000_000_000 &* Self.ether, high: 100_000 &* Self.ether) }
        return block
    }

    /// So many traders who all have the same transaction between, in a pool of their own.
    private func spoof(_ block: inout ScriptedBlock, _ count: Int) {
        trade(&block, 0..<count, buy: true)
        block.begin(Self.user)
        block.swap(Self.fake, Self.weth, Self.ether, for: Self.token, payer: Self.user)
        trade(&block, 0..<count, buy: false)
    }

    @Test("hold for each pool: one that is made up hides no other")
    func spoofed() throws {
        var block = market([Self.fake, Self.pool])
        // So many that 2¹⁸ looks are all that they need.
        spoof(&block, 511)
        block.begin(Self.eoa, calls: Self.bot)
        let got = block.swap(Self.pool, Self.weth, 10 &* Self.ether, for: Self.token, payer: Self.bot)
        block.begin(Self.user)
        block.swap(Self.pool, Self.weth, 5 &* Self.ether, for: Self.token, payer: Self.user)
        block.begin(Self.eoa, calls: Self.bot)
        block.swap(Self.pool, Self.token, got, for: Self.weth, payer: Self.bot)
        let result = SandwichDetector().result(in: block.block)
        #expect(result.unfinishedPools == [PoolID(Self.fake)])
        #expect(result.findings.contains { $0.party == [Self.bot, Self.eoa].sorted() })
        #expect(BlockAnalyzer().report(on: BlockWindow(block.block)).unfinishedPools == [PoolID(Self.fake)])
    }

    @Test("of the usual size are not reached by a hundred attackers of one pool")
    func usual() {
        var block = market([Self.fake])
        spoof(&block, 140)
        let result = SandwichDetector().result(in: block.block)
        #expect(result.unfinishedPools.isEmpty)
        #expect(result.findings.count == 140)
        let cut = SandwichDetector(scanLimit: 0).result(in: block.block)
        #expect(cut.unfinishedPools == [PoolID(Self.fake)])
        #expect(cut.findings.count == 126)
        #expect(SandwichDetector(scanLimit: .min).findings(in: block.block) == cut.findings)
        #expect(SandwichDetector(scanLimit: .max).findings(in: block.block) == result.findings)
    }

    @Test("keep one transaction of ten thousand victims from taking long, where no sender is known")
    func victims() throws {
        var block = market([Self.pool])
        block.begin(nil)
        let got = block.swap(Self.pool, Self.weth, 10 &* Self.ether, for: Self.token, payer: Self.bot)
        block.begin(nil)
        for index in 0..<10_000 {
            block.swap(Self.pool, Self.weth, 1_000_000, for: Self.token, payer: Self.trader(index))
        }
        block.begin(nil)
        block.swap(Self.pool, Self.token, got, for: Self.weth, payer: Self.bot)
        let leg = try #require(SandwichDetector().findings(in: block.block).first?.detail.legs.first)
        #expect(leg.victims.map(\.account) == (0..<10_000).map { Self.trader($0) })
    }

    @Test("keep thousands of attackers in two transactions from taking long")
    func attackers() {
        let count = 1_000
        var block = market((0..<UInt64(count)).map { Address.test(100_000 + $0) })
        for step in 0..<3 {
            block.begin(nil)
            for index in 0..<count {
                let pool = Address.test(100_000 + UInt64(index))
                block.swap(
                    pool,
                    step == 2 ? Self.token : Self.weth,
                    step == 2 ? 40_000 &* Self.ether : Self.ether,
                    for: step == 2 ? Self.weth : Self.token,
                    payer: step == 1 ? Self.user : Self.trader(index)
                )
            }
        }
        let findings = SandwichDetector().findings(in: block.block)
        #expect(findings.count == count)
        #expect(findings.allSatisfy { $0.party.count == 1 && $0.profit?.nets.count == 2 })
    }
}
