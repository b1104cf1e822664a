import ChainDecoding
import MEVAnalysis
import Testing

@Suite("Properties of sandwiches")
struct SandwichPropertyTests {
    private static let weth = ScriptedBlock.weth
    private static let pool = Address.test(2)
    private static let bot = Address.test(4)

    private enum Step: Hashable {
        case front
        case victim(Int)
        case back
    }

    private func block(_ steps: [Step], scale: U256 = 1, token: Address = .test(1)) -> AnalyzedBlock {
        var block = ScriptedBlock()
        block.open(Self.pool, low: 1_000_000_000_000 &* scale, high: 1_000_000_000_000 &* scale)
        for step in steps {
            switch step {
            case .front:
                block.begin(.test(5), calls: Self.bot)
                block.swap(Self.pool, Self.weth, 10_000_000_000 &* scale, for: token, payer: Self.bot)
            case .victim(let number):
                let user = Address.test(100 + UInt64(number))
                block.begin(user)
                block.swap(Self.pool, Self.weth, 7_000_000_000 &* scale, for: token, payer: user)
            case .back:
                block.begin(.test(5), calls: Self.bot)
                block.swap(Self.pool, token, 9_800_000_000 &* scale, for: Self.weth, payer: Self.bot)
            }
        }
        return block.block
    }

    @Test("another order of the transactions changes who is a victim, or whether there is one")
    func permutation() {
        let seed: UInt64 = 77
        print("seed \(seed)")
        var generator = SeededGenerator(seed: seed)
        var removed = 0
        for _ in 0..<200 {
            let steps = ([.front, .back] + (0..<4).map(Step.victim)).shuffled(using: &generator)
            let findings = SandwichDetector().findings(in: block(steps))
            let (front, back) = (steps.firstIndex(of: .front) ?? 0, steps.firstIndex(of: .back) ?? 0)
            // Who sells first needs victims that sell, of which there are none.
            let expected = front < back ? back - front - 1 : 0
            #expect(findings.reduce(0) { $0 + $1.detail.victimCount } == expected)
            removed += findings.isEmpty ? 1 : 0
        }
        #expect(removed > 50)
    }

    @Test("neither amounts nor the order of addresses change the class")
    func scale() throws {
        let steps: [Step] = [.front, .victim(0), .victim(1), .back]
        let first = try #require(SandwichDetector().findings(in: block(steps)).first)
        let tokens = [Address.test(1), Address(0xffff_0000_0000_0000, 1, 1)]
        for (scale, token) in [(1, tokens[1]), (1_000, tokens[0]), (1_000_000_000_000, tokens[1])] as [(U256, Address)]
        {
            let other = try #require(SandwichDetector().findings(in: block(steps, scale: scale, token: token)).first)
            #expect(other.rule == first.rule && other.confidence == first.confidence)
            #expect(other.transactions.map(\.role) == first.transactions.map(\.role))
            #expect(other.id == first.id)
        }
    }

    @Test("a transaction of 10,000 swaps, and 1,000 transactions of one, come to an end")
    func large() {
        for isOne in [true, false] {
            var block = ScriptedBlock()
            block.open(Self.pool, low: 1 &<< 100, high: 1 &<< 100)
            for index in 0..<(isOne ? 10_000 : 1_000) {
                if index == 0 || !isOne { block.begin(.test(UInt64(index % 97))) }
                let isBuy = index / 97 % 2 == 0
                block.swap(
                    Self.pool,
                    isBuy ? Self.weth : .test(1),
                    1_000_000,
                    for: isBuy ? .test(1) : Self.weth,
                    payer: .test(UInt64(1_000 + index % 97))
                )
            }
            // All overlap: each pair of swaps has those of all others between.
            let findings = SandwichDetector(scanLimit: 0).findings(in: block.block)
            #expect(findings.isEmpty == isOne)
            #expect(JITLiquidityDetector().findings(in: block.block).isEmpty)
        }
    }
}
