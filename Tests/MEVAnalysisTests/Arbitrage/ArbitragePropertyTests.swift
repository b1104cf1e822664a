import ChainDecoding
import MEVAnalysis
import Testing

@Suite("Properties of arbitrage")
struct ArbitragePropertyTests {
    /// Random swaps of a few tokens, of which some sets are arbitrage.
    private static func random(
        _ count: Int,
        tokens: [Address],
        scale: U256 = 1,
        using random: inout SeededGenerator
    ) -> ScriptedTransaction {
        var transaction = ScriptedTransaction()
        for _ in 0..<count {
            let pair = tokens.indices.shuffled(using: &random).prefix(2)
            let amounts = [0, 1]
                .map { _ in U256(UInt64.random(in: 900...1_000, using: &random)).multipliedSaturating(by: scale) }
            let pool = UInt64.random(in: 10...20, using: &random)
            transaction.swap(pool, tokens[pair[0]], amounts[0], tokens[pair[1]], amounts[1])
        }
        return transaction
    }

    private static func cycles(_ transaction: ScriptedTransaction) -> [[TradeCycle]] {
        ArbitrageDetector().findings(in: AnalyzedBlock([transaction])).map(\.detail.cycles)
    }

    @Test("greater amounts and other tokens change nothing")
    func invariance() {
        let seed: UInt64 = 0xa4b1
        print("arbitrage: seed \(seed)")
        let tokens = (1...4).map { Address.test(100 + $0) }
        let others = tokens.reversed().map { Address.test(1_000 &- $0.hashedTest) }
        var found = 0
        for round in 0..<400 {
            let count = 2 + round % 6
            let seed = seed &+ UInt64(round)
            var (first, second, third) = (
                SeededGenerator(seed: seed), SeededGenerator(seed: seed), SeededGenerator(seed: seed)
            )
            let plain = Self.cycles(Self.random(count, tokens: tokens, using: &first))
            let scaled = Self.cycles(Self.random(count, tokens: tokens, scale: 1_000_000_007, using: &second))
            let named = Self.cycles(Self.random(count, tokens: others, using: &third))
            #expect(plain.map { $0.map(\.swaps.count) } == scaled.map { $0.map(\.swaps.count) })
            #expect(plain.map { $0.map { $0.gain &* 1_000_000_007 } } == scaled.map { $0.map(\.gain) })
            #expect(plain.map { $0.map(\.gain) } == named.map { $0.map(\.gain) })
            found += plain.count
        }
        print("arbitrages among random swaps: \(found)")
        #expect(found > 10)
    }

    @Test("hostile amounts never trap")
    func hostile() {
        let seed: UInt64 = 0xbad
        print("hostile swaps: seed \(seed)")
        var random = SeededGenerator(seed: seed)
        let tokens = (1...3).map { Address.test(100 + $0) } + [.nativeToken, .zero]
        let amounts: [U256] = [0, 1, 2, .max, .max &- 1, 1 << 255, 1 << 128]
        for _ in 0..<400 {
            var transaction = ScriptedTransaction()
            for _ in 0..<Int.random(in: 1...12, using: &random) {
                transaction.swap(
                    UInt64.random(in: 0...5, using: &random),
                    tokens.randomElement(using: &random) ?? .zero,
                    amounts.randomElement(using: &random) ?? 0,
                    tokens.randomElement(using: &random) ?? .zero,
                    amounts.randomElement(using: &random) ?? 0,
                    payer: .test(UInt64.random(in: 0...5, using: &random)),
                    recipient: .test(UInt64.random(in: 0...5, using: &random)),
                    venue: Venue.allCases.randomElement(using: &random) ?? .unknown
                )
            }
            let block = AnalyzedBlock([transaction, transaction])
            for finding in ArbitrageDetector().findings(in: block) { #expect(!finding.detail.explanation.isEmpty) }
            _ = SolverFillDetector().findings(in: block)
            _ = BackrunDetector().findings(in: block)
        }
    }

    @Test("wash trades of ten thousand swaps end")
    func wash() {
        var transaction = ScriptedTransaction()
        for number in 0..<5_000 {
            let amount = U256(UInt64(1_000 + number % 7))
            transaction.swap(1, .test(100), amount, .test(101), amount)
            transaction.swap(2, .test(101), amount, .test(100), amount &+ 1)
        }
        let cycles = Self.cycles(transaction)
        #expect(cycles.first?.reduce(0) { $0 + $1.swaps.count } == 10_000)
    }
}

extension Address {
    /// A number that tells test addresses apart.
    fileprivate var hashedTest: UInt64 { UInt64(bytes[15]) }
}
