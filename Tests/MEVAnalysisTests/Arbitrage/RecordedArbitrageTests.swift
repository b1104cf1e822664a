import ChainDecoding
import MEVAnalysis
import Testing

@Suite("Arbitrages of recorded blocks")
struct RecordedArbitrageTests {
    private static let weth = "0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2"

    /// The only gain of a finding, as an amount and the token that it is told in.
    private static func gain(_ finding: Finding<Arbitrage>) throws -> [String] {
        let gain = try #require(finding.detail.gains.first)
        #expect(finding.detail.gains.count == 1)
        return [gain.amount.description, gain.token == .nativeToken ? weth : gain.token?.description ?? ""]
    }

    private static func arbitrages(_ block: AnalyzedBlock) -> [String: Finding<Arbitrage>] {
        let findings = ArbitrageDetector().findings(in: block)
        return Dictionary(uniqueKeysWithValues: findings.map { ($0.transactions[0].hash.description, $0) })
    }

    @Test("from traces are all found, to the unit, and nothing else", .needsSharedData)
    func traces() throws {
        let expected = try SharedData.json(ExpectedTraces.self, "expected_trace_blocks.json")
        let sandwiches = Set(expected.sandwiches.flatMap { [$0.front, $0.back] })
        var (count, missedByAnchor) = (0, 0)
        for number in ExpectedTraces.blocks {
            var found = Self.arbitrages(AnalyzedBlock(try BlockFixture.traced(number)))
            // The sandwich comes first: one of its back transactions is an arbitrage by itself.
            found = found.filter { !sandwiches.contains($0.key) }
            let wanted = expected.arbitrages.filter { $0.block == number && !$0.reverted && !$0.sandwich_leg }
            #expect(Set(found.keys) == Set(wanted.map(\.tx)), "\(number)")
            for one in wanted {
                let finding = try #require(found[one.tx])
                #expect(finding.confidence == .certain)
                #expect(finding.profit?.beneficiaryPayment?.description == one.coinbase_transfer)
                if let gasFee = one.gas_fee { #expect(finding.profit?.gasFee?.description == gasFee) }
                if let profit = one.anchor_profit {
                    #expect(try Self.gain(finding) == [profit, one.anchor_profit_token])
                }
                #expect(finding.profit?.native.description == one.net_of_bot.native)
                missedByAnchor += one.anchor_found ? 0 : 1
            }
            count += wanted.count
        }
        let all = expected.arbitrages.count { !$0.reverted && !$0.sandwich_leg }
        print(
            "arbitrages from traces: \(count) of \(all) are present and found, \(missedByAnchor) missed by the anchor"
        )
        #expect(count == 20)
        #expect(missedByAnchor == 2)
    }

    @Test("from logs are all found, to the unit, and nothing else", .needsSharedData)
    func logs() throws {
        let expected = try SharedData.json(ExpectedLogs.self, "expected_log_blocks.json")
        let sandwiches = Set(expected.sandwiches.flatMap { [$0.front, $0.back] })
        var (count, negatives) = (0, 0)
        for one in RecordedLogTests.blocks {
            let found = Self.arbitrages(AnalyzedBlock(try BlockFixture.recorded(one.kind, one.block)))
                .filter { !sandwiches.contains($0.key) }
            let wanted = expected.arbitrages.filter { $0.block == one.block }
            #expect(Set(found.keys) == Set(wanted.map(\.tx)), "\(one.block)")
            for one in wanted {
                let finding = try #require(found[one.tx])
                #expect(try Self.gain(finding) == [one.gross, one.profit_token])
                #expect(finding.transactions[0].index == one.index)
                // Bancor's network and its vault both log the hop of index 5: the facts name 12, the decoder 16.
                let logs = Set(one.swap_logs.map { one.block == 15_000_000 && $0 == 12 ? 16 : $0 })
                #expect(Set(finding.transactions[0].logs) == logs)
            }
            count += wanted.count
            let look = expected.negatives.filter { $0.block == one.block }
            #expect(look.allSatisfy { found[$0.tx] == nil })
            negatives += look.count
        }
        print("arbitrages from logs: \(count) of \(expected.arbitrages.count), \(negatives) negatives")
        #expect(count == 4)
        #expect(negatives == expected.negatives.count)
    }

    @Test("from other tracers are all found, to the unit, and nothing else", .needsSharedData)
    func tracers() throws {
        let expected = try SharedData.json(ExpectedLogs.self, "expected_log_blocks.json")
        var count = 0
        for one in expected.trace_only_blocks {
            let found = Self.arbitrages(AnalyzedBlock(try BlockFixture.recorded(one.kind, one.block)))
            #expect(Set(found.keys) == Set((one.arbitrages ?? []).map(\.tx)), "\(one.block)")
            for one in one.arbitrages ?? [] {
                let finding = try #require(found[one.tx])
                #expect(try Self.gain(finding) == [one.gross, one.profit_token])
                count += 1
            }
        }
        print("arbitrages from other tracers: \(count)")
        #expect(count == 3)
    }

    @Test("that follow others name them", .needsSharedData)
    func backruns() throws {
        let block = AnalyzedBlock(try BlockFixture.recorded("logs", 18_000_001))
        let backrun = try #require(BackrunDetector().findings(in: block).first)
        let links = backrun.detail.links.map { "\($0.transaction) \($0.trigger.pool.contract)" }
        print("backrun of 18000001: \(links)")
        #expect(links.contains("21 0x354a87128026ebc2d0028454740e929d7a607cf4"))
        #expect(backrun.transactions.last?.index == 130)
        var count = 0
        for number in ExpectedTraces.blocks {
            let block = AnalyzedBlock(try BlockFixture.traced(number))
            for one in BackrunDetector().findings(in: block) {
                print("backrun of \(number): \(one.transactions.map { "\($0.role) \($0.index)" })")
                count += 1
            }
        }
        print("backruns from traces: \(count)")
    }

    @Test("are no settlements, which are found as such", .needsSharedData)
    func settlements() throws {
        let expected = try SharedData.json(ExpectedLogs.self, "expected_log_blocks.json")
        var found: [String] = []
        for one in RecordedLogTests.blocks {
            let block = AnalyzedBlock(try BlockFixture.recorded(one.kind, one.block))
            found += SolverFillDetector().findings(in: block).map { "\(one.block) \($0.transactions[0].index)" }
        }
        // The order of 17000000 index 4 is paid in the native token, which no log tells: nothing shows a fill there.
        let wanted = expected.negatives.filter { $0.kind.contains("settlement") }.map { "\($0.block) \($0.index)" }
            .filter { $0 != "17000000 4" }
        print("settlements: \(found)")
        #expect(Set(found) == Set(wanted))
        let traced = AnalyzedBlock(try BlockFixture.traced(13_666_184))
        #expect(SolverFillDetector().findings(in: traced).count == 1)
    }
}

extension Profit {
    /// What the party has more of the native token.
    fileprivate var native: I256 { net(in: .native) }
}
