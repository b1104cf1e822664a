import ChainDecoding
import Foundation
import MEVAnalysis
import Testing

@Suite("Reports on recorded blocks")
struct RecordedReportTests {
    private struct Fixture: Decodable {
        struct Receipt: Decodable {
            var gas_used: UInt64
            var effective_gas_price: UInt64
        }

        struct Trace: Decodable {
            struct Action: Decodable {
                var callType: String?
                var to: String?
                var from: String?
                var value: String?
            }

            var action: Action
            var error: String?
            var transaction_hash: String?
            var trace_address: [Int]
        }

        var miner: String
        var base_fee_per_gas: UInt64
        var receipts: [Receipt]
        var traces: [Trace]

        var beneficiary: String { miner.lowercased() }

        /// What calls that no failure took back sent to the miner.
        var payments: UInt128 {
            let failed = traces.filter { $0.error != nil }
            var sum: UInt128 = 0
            for trace in traces where trace.action.callType == "call" && trace.action.to == beneficiary {
                let isTakenBack = failed.contains {
                    $0.transaction_hash == trace.transaction_hash && trace.trace_address.starts(with: $0.trace_address)
                }
                guard !isTakenBack, trace.action.from != beneficiary, let value = trace.action.value else { continue }
                sum += UInt128(value.dropFirst(2), radix: 16) ?? 0
            }
            return sum
        }
    }

    @Test("add up to what the receipts and traces say", .needsSharedData)
    func builders() throws {
        var (blocks, paid) = (0, 0)
        for number in ExpectedTraces.blocks {
            let fixture = try SharedData.json(Fixture.self, "mev-inspect-py/blocks/\(number).json.gz")
            let builder = BlockAnalyzer().report(on: try BlockFixture.traced(number)).builder
            let base = UInt128(fixture.base_fee_per_gas)
            let priority = fixture.receipts.reduce(UInt128(0)) {
                $0 + UInt128($1.gas_used) * (UInt128($1.effective_gas_price) - base)
            }
            let burnt = fixture.receipts.reduce(UInt128(0)) { $0 + UInt128($1.gas_used) * base }
            #expect(builder.beneficiary?.description == fixture.beneficiary)
            #expect(builder.priorityFees == U256(priority), "\(number)")
            #expect(builder.burntFees == U256(burnt), "\(number)")
            #expect(builder.beneficiaryPayments == U256(fixture.payments), "\(number)")
            #expect(builder.income == U256(priority + fixture.payments))
            let mev = try #require(builder.mevIncome)
            #expect(try mev <= #require(builder.income))
            print(number, "income", builder.income ?? 0, "MEV", builder.mevShareThousandths ?? -1)
            blocks += 1
            paid += fixture.payments > 0 ? 1 : 0
        }
        print("reports: \(blocks) blocks, \(paid) with payments to the beneficiary")
        #expect(blocks == 17)
    }

    @Test("tell each expected finding once: no leg of a sandwich is an arbitrage", .needsSharedData)
    func precedence() throws {
        let expected = try SharedData.json(ExpectedTraces.self, "expected_trace_blocks.json")
        var counts: [String: Int] = [:]
        for number in ExpectedTraces.blocks {
            let report = BlockAnalyzer().report(on: try BlockFixture.traced(number))
            for kind in report.kinds { counts[kind.kind, default: 0] += kind.count }
            let cyclic = report.findings.filter { [Arbitrage.kind, Backrun.kind].contains($0.kind) }
            let wanted = expected.arbitrages.filter { $0.block == number && !$0.reverted && !$0.sandwich_leg }
            let subjects = cyclic.compactMap { $0.transactions.last?.hash.description }
            #expect(subjects.count == Set(subjects).count)
            #expect(Set(subjects) == Set(wanted.map(\.tx)), "\(number)")
            let bribes = wanted.compactMap { $0.coinbase_transfer.flatMap { U256($0) } }.reduce(U256.zero, &+)
            let told = report.kinds.filter { [Arbitrage.kind, Backrun.kind].contains($0.kind) }
                .compactMap(\.beneficiaryPayment).reduce(U256.zero, &+)
            #expect(told == bribes, "\(number)")
            #expect(Set(report.findings.map(\.id)).count == report.findings.count)
            #expect(BlockAnalyzer().report(on: try BlockFixture.traced(number)) == report, "identities are stable")
            _ = try JSONSerialization.jsonObject(with: Data(report.json.utf8))
        }
        print("findings of blocks with traces: \(counts.sorted { $0.key < $1.key })")
        #expect(counts[Sandwich.kind] == 7)
        #expect((counts[Arbitrage.kind] ?? 0) + (counts[Backrun.kind] ?? 0) == 20)
    }

    @Test("are the same from a stream in chunks", .needsSharedData)
    func stream() throws {
        let numbers = [17_073_191, 17_073_192]
        var stream = MEVStream()
        var found: [AnyFinding] = []
        for number in numbers {
            found += try stream.append(BlockFixture.recorded("trace_block", number)).map(\.finding)
        }
        var resumed = MEVStream()
        var again: [AnyFinding] = []
        for number in numbers {
            resumed = MEVStream(resuming: resumed.state)
            again += try resumed.append(BlockFixture.recorded("trace_block", number)).map(\.finding)
        }
        for finding in found { print(finding.explanation()) }
        #expect(found == again)
        #expect(found.count { $0.kind == Sandwich.kind } == 2)
        #expect(stream.state == resumed.state)
    }
}
