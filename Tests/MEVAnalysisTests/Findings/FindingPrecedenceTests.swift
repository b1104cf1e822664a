import ChainDecoding
import MEVAnalysis
import Testing

@Suite("Precedence of findings")
struct FindingPrecedenceTests {
    private typealias Example = ExampleFindings

    private static let cycle = Arbitrage(cycles: [Example.cycle])

    private func arbitrage(_ index: Int) -> AnyFinding {
        Example.finding(Self.cycle, rule: "arbitrage.cycle", [Example.part(.subject, index)])
    }

    private func resolve(_ findings: [AnyFinding]) -> [AnyFinding] { FindingPrecedence.standard.resolve(findings) }

    @Test("what the party of a sandwich does is no arbitrage, what its victim does may be")
    func sandwich() {
        #expect(resolve([arbitrage(3), Example.sandwich]) == [Example.sandwich])
        #expect(resolve([arbitrage(2), Example.sandwich]) == [arbitrage(2), Example.sandwich])
        #expect(resolve([arbitrage(4), Example.sandwich]) == [arbitrage(4), Example.sandwich])
    }

    @Test("a liquidation, a fill and a resale are no arbitrage, nor is the price that came before")
    func others() {
        #expect(resolve([Example.liquidation, arbitrage(6)]) == [Example.liquidation])
        #expect(resolve([Example.liquidation, arbitrage(5)]).count == 2)
        #expect(resolve([Example.fill, arbitrage(7)]) == [Example.fill])
        #expect(resolve([Example.resale, arbitrage(8)]) == [Example.resale])
    }

    @Test("an arbitrage of which the trigger is known is told once, an attempt only by itself")
    func refinements() {
        #expect(resolve([Example.arbitrage, Example.backrun]) == [Example.backrun])
        let attempt = Example.finding(
            ArbitrageAttempt(cycles: [Example.cycle], transactionFailed: false),
            rule: "arbitrage.reverted",
            [Example.part(.subject, 4)]
        )
        #expect(resolve([attempt, Example.arbitrage, Example.backrun]) == [Example.backrun])
        #expect(resolve([attempt]) == [attempt])
    }

    @Test("over several blocks the last one decides")
    func blocks() {
        var front = Example.part(.front, 3)
        front.blockNumber = Example.block.number - 1
        let wide = Example.finding(
            CrossBlockSandwich(legs: [], blocksApart: 1),
            rule: "",
            [front, Example.part(.back, 3)]
        )
        #expect(resolve([wide, arbitrage(3)]) == [arbitrage(3)])
        #expect(resolve([wide, arbitrage(4)]).count == 2)
        let backrun = Example.finding(CrossBlockBackrun(links: [], blocksApart: 1), rule: "", [Example.part(.back, 3)])
        #expect(resolve([backrun, arbitrage(3)]).count == 2)
        #expect(resolve([backrun, Example.sandwich]) == [Example.sandwich])
        #expect(resolve([backrun, wide]) == [backrun])
    }

    @Test("kinds of one rank stand beside each other, and kinds without any beside all")
    func ranks() {
        #expect(resolve([Example.jit, Example.sandwich]) == [Example.jit, Example.sandwich])
        let mark = Example.finding(Mark(number: 1), rule: "mark", [Example.part(.subject, 3)])
        #expect(resolve([mark, Example.sandwich]) == [mark, Example.sandwich])
        let exploit = Example.finding(Example.exploitPattern, rule: "", [Example.part(.subject, 3)])
        #expect(resolve([exploit, Example.sandwich, arbitrage(3)]) == [exploit, Example.sandwich])
        let order = FindingPrecedence(ranks: [[Mark.kind], [Sandwich.kind], [Mark.kind]])
        #expect(order.resolve([mark, Example.sandwich]) == [mark, Example.sandwich])
        let single = Example.finding(Sandwich(legs: []), rule: "", [Example.part(.front, 3)])
        #expect(order.resolve([mark, single]) == [mark])
        #expect(FindingPrecedence(ranks: []).resolve([arbitrage(3), Example.sandwich]).count == 2)
    }

    @Test("a finding stands if any of its party's transactions is its own")
    func partly() {
        let wide = Example.finding(Self.cycle, rule: "", [Example.part(.front, 3), Example.part(.back, 9)])
        #expect(resolve([wide, Example.sandwich]).count == 2)
        let nobody = Example.finding(Self.cycle, rule: "", [Example.part(.victim, 3)])
        #expect(resolve([nobody, Example.sandwich]).count == 2)
    }

    @Test("what is only a candidate makes nothing surer give way, and gives way to it")
    func candidates() {
        func finding(_ detail: some FindingDetail, _ indexes: [Int], _ confidence: Confidence) -> AnyFinding {
            Example.finding(detail, rule: "", confidence: confidence, indexes.map { Example.part(.subject, $0) })
        }
        let sandwich = finding(Sandwich(legs: []), [3, 5], .candidate)
        let arbitrages = [3, 5].map { finding(Self.cycle, [$0], .certain) }
        #expect(resolve([sandwich] + arbitrages) == arbitrages)
        #expect(resolve([sandwich, arbitrages[0]]) == [sandwich, arbitrages[0]])
        let unsure = [3, 5].map { finding(Self.cycle, [$0], .candidate) }
        #expect(resolve([sandwich] + unsure) == [sandwich])
        let sure = finding(Sandwich(legs: []), [3, 5], .likely)
        #expect(resolve([sure] + arbitrages) == [sure])
    }

    @Test("the order of findings does not matter, and resolving twice changes nothing", arguments: 0..<20)
    func order(_ seed: Int) {
        print("seed \(seed)")
        var random = SeededGenerator(seed: UInt64(seed))
        let details: [any FindingDetail] = [
            Sandwich(legs: []), SolverFill(venue: .cow, contract: nil, solver: nil, orders: []),
            Backrun(links: [], cycles: []), Arbitrage(cycles: []),
        ]
        let findings = (0..<60)
            .map { number in
                let roles: [FindingTransaction.Role] = [.front, .back, .victim]
                let parts = (0..<Int.random(in: 1...3, using: &random))
                    .map { Example.part(roles[$0], Int.random(in: 0..<12, using: &random)) }
                let detail = details[Int.random(in: 0..<details.count, using: &random)]
                let confidence = Bool.random(using: &random) ? Confidence.candidate : .likely
                return Example.finding(detail, rule: "\(number)", confidence: confidence, parts)
            }
        let standing = resolve(findings)
        #expect(Set(resolve(findings.shuffled(using: &random))) == Set(standing))
        #expect(resolve(standing) == standing)
        #expect(standing.count < findings.count)
    }
}
