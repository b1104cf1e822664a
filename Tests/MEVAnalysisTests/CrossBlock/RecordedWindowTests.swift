import ChainDecoding
import MEVAnalysis
import Testing

@Suite("Recorded blocks that follow each other")
struct RecordedWindowTests {
    private static let windows = [
        [("receipts", 17_999_999), ("receipts", 18_000_000), ("logs", 18_000_001)],
        [("trace_block", 17_073_191), ("trace_block", 17_073_192)],
    ]

    private func blocks(_ sources: [(String, Int)]) throws -> [AnalyzedBlock] {
        try sources.map { AnalyzedBlock(try BlockFixture.recorded($0.0, $0.1)) }
    }

    @Test("have candidates only, which do not repeat what is found within a block", .needsSharedData)
    func windows() throws {
        for sources in Self.windows {
            let blocks = try blocks(sources)
            let window = BlockWindow(blocks[blocks.count - 1], after: Array(blocks.dropLast()))
            let sandwiches = CrossBlockSandwichDetector().findings(in: window)
            let backruns = CrossBlockBackrunDetector().findings(in: window)
            print("until \(sources.last?.1 ?? 0): \(sandwiches.count) sandwiches, \(backruns.count) backruns")
            for finding in sandwiches { print(AnyFinding(finding).explanation()) }
            for finding in backruns { print(AnyFinding(finding).explanation()) }
            let within = Set(blocks.flatMap { SandwichDetector().findings(in: $0) }.map { $0.transactions.last?.hash })
            #expect(
                sandwiches.allSatisfy { $0.confidence <= .candidate && !within.contains($0.transactions.last?.hash) }
            )
            #expect(backruns.allSatisfy { $0.confidence <= .candidate })
        }
    }

    @Test("as one block have the same sandwiches, whatever lies between", .needsSharedData)
    func joined() throws {
        // A labelled sandwich, taken apart between its front and its victim, is found over the blocks.
        let whole = AnalyzedBlock(try BlockFixture.recorded("receipts", 18_100_000))
        var count = 0
        for sandwich in SandwichDetector().findings(in: whole) where sandwich.detail.legs[0].closedThousandths >= 900 {
            let victims = sandwich.transactions.filter { $0.role == .victim }
            guard let victim = victims.first, victims.count == 1 else { continue }
            let findings = CrossBlockSandwichDetector().findings(in: BlockWindow(whole, cutAt: [victim.index]))
            let parts = findings.map { $0.transactions.filter(\.role.isOfParty).map(\.hash) }
            #expect(parts.contains(sandwich.transactions.filter(\.role.isOfParty).map(\.hash)))
            count += 1
        }
        print("sandwiches of block 18100000 taken apart: \(count)")
        #expect(count > 0)
    }
}
