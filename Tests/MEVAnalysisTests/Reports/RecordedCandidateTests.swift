import ChainDecoding
import MEVAnalysis
import Testing

/// What detectors without an answer from elsewhere say of recorded blocks, when all of them are on.
@Suite("Candidates in recorded blocks")
struct RecordedCandidateTests {
    private static let kinds = [
        CEXDEXArbitrage.kind, Displacement.kind, CrossBlockSandwich.kind, CrossBlockBackrun.kind,
    ]
    /// Blocks that follow each other.
    private static let chains = [
        [("receipts", 17_999_999), ("receipts", 18_000_000), ("logs", 18_000_001)],
        [("trace_block", 17_073_191), ("trace_block", 17_073_192), ("flatCallTracer", 17_073_193)],
    ]

    /// The reports on all blocks, each with those before it where they are there.
    private func reports() throws -> [BlockReport] {
        var reports: [BlockReport] = []
        for number in ExpectedTraces.blocks {
            reports.append(BlockAnalyzer().report(on: try BlockFixture.traced(number)))
        }
        let inChains = Set(Self.chains.flatMap { $0 }.map(\.1))
        for one in RecordedLogTests.blocks where !inChains.contains(one.block) {
            reports.append(BlockAnalyzer().report(on: try BlockFixture.recorded(one.kind, one.block)))
        }
        reports.append(BlockAnalyzer().report(on: try BlockFixture.recorded("callTracer", 24_298_763)))
        for chain in Self.chains {
            var stream = MEVStream()
            for (kind, number) in chain {
                _ = try stream.append(BlockFixture.recorded(kind, number))
                reports.append(try #require(stream.head))
            }
        }
        return reports
    }

    @Test("are few, no look-alikes, and nothing that is explained by itself", .needsSharedData)
    func candidates() throws {
        let traces = try SharedData.json(ExpectedTraces.self, "expected_trace_blocks.json")
        let logs = try SharedData.json(ExpectedLogs.self, "expected_log_blocks.json")
        let negatives = Set(traces.negatives.compactMap(\.tx) + logs.negatives.map(\.tx))
            .union(logs.trace_only_blocks.flatMap { $0.negatives ?? [] }.map(\.tx))
        let reports = try reports()
        var counts: [String: Int] = [:]
        for report in reports {
            let candidates = report.findings.filter { Self.kinds.contains($0.kind) }
            let others = report.findings.filter { !Self.kinds.contains($0.kind) && $0.kind != Arbitrage.kind }
            let explained = Set(others.flatMap(\.transactions).filter(\.role.isOfParty).map(\.hash))
            for finding in candidates {
                print(finding.explanation())
                counts[finding.kind, default: 0] += 1
                let own = finding.transactions.filter(\.role.isOfParty).map(\.hash)
                #expect(finding.confidence <= .candidate)
                #expect(negatives.isDisjoint(with: own.map(\.description)), "\(finding.explanation())")
                #expect(explained.isDisjoint(with: own), "\(finding.explanation())")
            }
        }
        #expect(!reports.contains { $0.blockNumber == 18_000_000 && !$0.findings(of: NFTArbitrage.self).isEmpty })
        print("candidates in \(reports.count) blocks: \(counts.sorted { $0.key < $1.key })")
        #expect(counts == [CEXDEXArbitrage.kind: 3] && reports.count == 33 && negatives.count > 10)
    }
}
