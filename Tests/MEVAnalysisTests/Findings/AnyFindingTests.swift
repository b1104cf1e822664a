import ChainDecoding
import MEVAnalysis
import Testing

@Suite("Findings of any kind")
struct AnyFindingTests {
    private typealias Example = ExampleFindings

    @Test("give back the finding that they were made of, and only as its own kind")
    func cast() throws {
        let sandwich = try #require(Example.sandwich.as(Sandwich.self))
        #expect(AnyFinding(sandwich) == Example.sandwich)
        #expect(sandwich.detail.legs == [Example.leg])
        #expect(Example.sandwich.as(Arbitrage.self) == nil)
        #expect(Example.sandwich.kind == "sandwich")
    }

    @Test("are equal only when all is")
    func equality() {
        let parts = Example.sandwich.transactions
        let same = Example.finding(Sandwich(legs: [Example.leg]), rule: "sandwich.pool", parts)
        #expect(same == Example.sandwich)
        #expect(Example.finding(Sandwich(legs: []), rule: "sandwich.pool", parts) != same)
        #expect(Example.finding(Sandwich(legs: [Example.leg]), rule: "other", parts) != same)
        #expect(same.id == Example.finding(Sandwich(legs: []), rule: "other", parts).id)
        #expect(Example.finding(Mark(number: 1), rule: "", parts) != Example.finding(Mark(number: 2), rule: "", parts))
    }

    @Test("say which of them are MEV")
    func mev() throws {
        #expect(Example.sandwich.isMEV && Example.attempt.isMEV && Example.resale.isMEV)
        #expect(!Example.fill.isMEV)
        #expect(try !Example.whale().isMEV)
        #expect(!Example.exploit.isMEV)
    }

    @Test("explain what the parties of MEV did, unless it was only tried, or may be something else")
    func explained() throws {
        let findings = [Example.sandwich, Example.attempt, Example.fill, Example.exploit]
        let parties = Example.sandwich.transactions.filter { $0.role != .victim }
        #expect(findings.explainedTransactions() == Set(parties.map(\.hash)))
        var candidate = try #require(Example.sandwich.as(Sandwich.self))
        candidate.confidence = .candidate
        #expect([AnyFinding(candidate)].explainedTransactions().isEmpty)
    }
}
