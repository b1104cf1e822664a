import ChainDecoding
import Foundation
import MEVAnalysis
import Testing

@Suite("Reports on blocks")
struct BlockReportTests {
    private typealias Example = ExampleFindings

    private static let (builder, proposer) = (Address.test(500), Address.test(501))

    /// A block with an arbitrage that bribes, a swap of somebody else, and the payment to the proposer.
    private func block(calls: [CallRecord]? = [], baseFee: U256? = 10) -> AnalyzedBlock {
        func transaction(_ index: Int, _ sender: Address, _ recipient: Address, _ price: U256) -> TransactionRecord {
            TransactionRecord(
                index: index,
                hash: Hash32(0, 0, 1, UInt64(index)),
                sender: sender,
                recipient: recipient,
                value: index == 2 ? 900 : 0,
                gasUsed: 100,
                effectiveGasPrice: price,
                calls: calls
            )
        }
        func payment(_ amount: U256, _ from: Address, _ to: Address) -> AssetTransfer {
            .test(amount, of: .nativeToken, from: from, to: to)
        }
        let record = BlockRecord(
            number: 100,
            hash: Hash32(0, 0, 0, 100),
            beneficiary: Self.builder,
            baseFeePerGas: baseFee,
            transactions: [
                transaction(0, .test(1), .test(2), 13), transaction(1, .test(3), .test(4), 11),
                transaction(2, Self.builder, Self.proposer, 10),
            ]
        )
        let streams = [
            ActionStream(transaction: 0, transfers: [payment(600, .test(2), Self.builder)]),
            ActionStream(transaction: 1, transfers: [payment(50, .test(4), Self.builder)]),
            ActionStream(
                transaction: 2,
                transfers: [payment(900, Self.builder, Self.proposer), payment(7, Self.builder, Self.builder)]
            ),
        ]
        return AnalyzedBlock(record, actions: BlockActions(streams: streams))
    }

    private func finding(_ index: Int) -> AnyFinding {
        Example.finding(Arbitrage(cycles: []), rule: "arbitrage.cycle", [Example.part(.subject, index)])
    }

    @Test("tell what the builder got, paid and kept, and the share of MEV")
    func builder() {
        let account = BlockReport(on: block(), findings: [finding(0)]).builder
        #expect(account.priorityFees == 400)
        #expect(account.beneficiaryPayments == 650)
        #expect(account.burntFees == 3_000)
        #expect(account.income == 1_050)
        #expect(account.mevIncome == 900)
        #expect(account.mevShareThousandths == 857)
        #expect(account.proposerPayment?.recipient == Self.proposer)
        #expect(account.proposerPayment?.amount == 900)
        #expect(account.proposerPayment?.gasFee == 1_000)
        #expect(account.retained == -850)
    }

    @Test("count a transaction of several findings once, and not those of services, victims or other blocks")
    func share() {
        let twice = BlockReport(on: block(), findings: [finding(0), finding(0)]).builder
        #expect(twice.mevIncome == 900)
        let fill = Example.finding(
            SolverFill(venue: .cow, contract: nil, solver: nil, orders: []),
            rule: "",
            [Example.part(.subject, 0)]
        )
        let victim = Example.finding(Sandwich(legs: []), rule: "", [Example.part(.victim, 0)])
        var part = Example.part(.subject, 0)
        part.blockNumber = 99
        let earlier = Example.finding(Arbitrage(cycles: []), rule: "", [part])
        #expect(BlockReport(on: block(), findings: [fill, victim, earlier]).builder.mevIncome == 0)
    }

    @Test("say nothing of what the source does not tell")
    func unknown() {
        let logs = BlockReport(on: block(calls: nil), findings: [finding(0)]).builder
        #expect(logs.priorityFees == 400)
        #expect(logs.beneficiaryPayments == nil && logs.income == nil && logs.mevIncome == nil)
        #expect(logs.retained == nil && logs.mevShareThousandths == nil)
        let nobody = BlockReport(on: AnalyzedBlock(BlockRecord(number: 1)), findings: []).builder
        #expect(nobody == BuilderAccount())
        // Before London nothing is burnt.
        let old = BlockReport(on: block(baseFee: nil), findings: []).builder
        #expect(old.burntFees == 0)
        #expect(old.priorityFees == 3_400)
        // A price below the base fee is not to be believed.
        #expect(BlockReport(on: block(baseFee: 12), findings: []).builder.priorityFees == nil)
        var huge = block().record
        huge.transactions[0].effectiveGasPrice = .max
        #expect(BlockReport(on: AnalyzedBlock(huge), findings: []).builder.priorityFees == nil)
    }

    @Test("sum up the findings of each kind")
    func kinds() throws {
        let report = BlockReport(on: block(), findings: [Example.arbitrage, finding(0), Example.sandwich, finding(1)])
        #expect(report.findings.map { $0.transactions[0].index } == [0, 1, 1, 4])
        #expect(report.kinds.map(\.kind) == [Arbitrage.kind, Sandwich.kind])
        let (arbitrages, sandwiches) = (report.kinds[0], report.kinds[1])
        #expect(arbitrages.count == 3)
        #expect(arbitrages.transactionCount == 3)
        #expect(arbitrages.nets.map(\.net) == [-15, 120_000_000_000_000_000])
        #expect(arbitrages.gasFee == 9_000_000_000_000_000)
        #expect(arbitrages.beneficiaryPayment == 60_000_000_000_000_000)
        #expect(sandwiches.transactionCount == 2)
        #expect(sandwiches.victimCount == 1)
        #expect(sandwiches.losses == [TokenAmount(token: Example.token, amount: 55)])
        #expect(report.findings(of: Sandwich.self).map(\.detail.victimCount) == [1])
    }

    @Test("leave out sums that do not fit, whatever order they come in")
    func overflow() {
        func huge(_ index: Int, _ net: I256) -> AnyFinding {
            var finding = Finding(
                Mark(number: index),
                in: Example.block,
                rule: "",
                confidence: .certain,
                transactions: [Example.part(.subject, index)]
            )
            finding.profit = Profit(nets: [TokenBalance(account: .zero, asset: .native, net: net)])
            return AnyFinding(finding)
        }
        let report = BlockReport(on: block(), findings: [huge(0, .max), huge(1, .max), huge(2, 1)])
        #expect(report.kinds[0].nets.isEmpty)
        #expect(report.kinds[0].gasFee == nil)
    }

    @Test("as JSON have the block, its builder, the sums and the findings")
    func json() {
        let report = BlockReport(on: block(), findings: [finding(0)])
        let start = """
            {"schema":1,"blockNumber":100,\
            "blockHash":"0x0000000000000000000000000000000000000000000000000000000000000064",\
            "builder":{"beneficiary":"0xAAaA00000000000000000000000001F411111111","priorityFees":"400",\
            "beneficiaryPayments":"650","burntFees":"3000","proposerPayment":{"index":2,\
            "transaction":"0x0000000000000000000000000000000000000000000000010000000000000002",\
            "recipient":"0xAAAa00000000000000000000000001F511111111","amount":"900","gasFee":"1000"},\
            "income":"1050","retained":"-850","mevIncome":"900","mevShareThousandths":857},\
            "kinds":[{"kind":"arbitrage","count":1,"transactionCount":1,"victimCount":0,\
            "nets":[{"token":"0xaAAa000000000000000000000000C0dE11111111","id":null,"net":"-5"},\
            {"token":"0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE","id":null,"net":"40000000000000000"}],\
            "losses":[],"gasFee":"3000000000000000","priorityFee":"1000000000000000",\
            "beneficiaryPayment":"20000000000000000"}],
            """
        #expect(report.json == "\(start)\"findings\":[\(finding(0).json)]}")
    }

    @Test("have the findings of detectors that a user adds")
    func added() {
        let block = ScriptedChain.block(7, after: nil, transactions: 5)
        let analyzer = BlockAnalyzer(detectors: BlockAnalyzer.standardDetectors() + [MarkDetector()])
        let report = analyzer.report(on: block)
        #expect(report.findings(of: Mark.self).map(\.detail.number) == [1, 2, 4])
        #expect(report.findings.count == 3)
    }

    @Test("on hostile blocks trap not, are whole, and stay short for people")
    func hostile() throws {
        let seed: UInt64 = 99
        print("seed \(seed)")
        var (blocks, stream, count) = (HostileBlock(seed: seed), MEVStream(), 0)
        for number in 1...40 as ClosedRange<UInt64> {
            let block = blocks.next(number, transactions: 12)
            let changes = try stream.append(block)
            let report = try #require(stream.head)
            #expect(changes == report.findings.map(FindingChange.found))
            _ = try JSONSerialization.jsonObject(with: Data(report.json.utf8))
            for finding in report.findings { #expect(finding.explanation().utf8.count < 10_000) }
            count += changes.count
        }
        print("\(count) findings of hostile blocks")
        #expect(count > 0)
    }
}
