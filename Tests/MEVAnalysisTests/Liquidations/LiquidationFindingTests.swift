import ChainDecoding
import Foundation
import MEVAnalysis
import Testing

@Suite("Findings of liquidations")
struct LiquidationFindingTests {
    private struct Expected: Decodable {
        struct Liquidation: Decodable {
            var block: Int
            var tx: String
        }
        var liquidations: [Liquidation]
    }

    @Test("are all there, and nothing else", .needsSharedData)
    func recorded() throws {
        let expected = try SharedData.json(Expected.self, "expected_trace_blocks.json").liquidations
        var (count, oracles) = (0, 0)
        for number in ExpectedTraces.blocks {
            let block = AnalyzedBlock(try BlockFixture.traced(number))
            let found = LiquidationDetector().findings(in: block)
            let wanted = expected.filter { $0.block == number }.map(\.tx)
            #expect(Set(found.compactMap { $0.transactions.last?.hash.description }) == Set(wanted))
            #expect(found.reduce(0) { $0 + $1.detail.liquidations.count } == wanted.count)
            for one in found {
                #expect(one.party.contains(one.detail.liquidations[0].liquidator))
                oracles += one.detail.oracleUpdates.count
                if !one.detail.oracleUpdates.isEmpty { print("oracle backrun: \(number) \(one.detail.explanation)") }
            }
            count += wanted.count
        }
        print("liquidations: \(count) of \(expected.count) are present and found, \(oracles) after an oracle's update")
        #expect(count > 0)
    }

    private let feed = Address.test(300)

    private func liquidation(market: Address) -> Liquidation {
        Liquidation(
            venue: .aave,
            market: PoolID(market),
            liquidator: .test(2),
            borrower: .test(3),
            debt: TokenAmount(token: .test(100), amount: 1_000),
            collateral: TokenAmount(token: .test(200), amount: 1_100),
            evidence: .flow,
            origin: ActionOrigin(order: 0, logIndex: 9)
        )
    }

    private func block(_ updates: [[LogRecord]], calls: [CallRecord]? = nil, updateCalls: [CallRecord]? = nil)
        -> AnalyzedBlock
    {
        var records = updates.enumerated()
            .map { place, logs in
                TransactionRecord(
                    index: place,
                    hash: Keccak256.hash([UInt8(place)]),
                    sender: .test(50),
                    logs: updateCalls == nil ? logs : nil,
                    calls: updateCalls
                )
            }
        let place = records.count
        records.append(
            TransactionRecord(index: place, hash: .zero, sender: .test(1), recipient: .test(2), calls: calls)
        )
        var streams = records.indices.map { ActionStream(transaction: $0) }
        streams[place].liquidations = [liquidation(market: .test(400))]
        return AnalyzedBlock(BlockRecord(number: 1, transactions: records), actions: BlockActions(streams: streams))
    }

    private func update(_ answer: I256, of feed: Address? = nil, index: Int) throws -> LogRecord {
        try EncodedEvent(
            "event AnswerUpdated(int256 indexed current, uint256 indexed roundId, uint256 updatedAt)"
        )
        .log(feed ?? self.feed, [.int(answer), .uint(7), .uint(8)], index: index)
    }

    @Test("name the oracle's update before them")
    func oracle() throws {
        let logged = block([[try update(I256(-5), index: 3)], [try update(I256(6), index: 4)]])
        let finding = try #require(LiquidationDetector(feeds: [feed]).findings(in: logged).first)
        #expect(finding.rule == "liquidation.oracle-backrun")
        #expect(finding.confidence == .likely)
        #expect(finding.transactions.map(\.role) == [.trigger, .back])
        #expect(finding.transactions.map(\.logs) == [[4], [9]])
        #expect(
            finding.detail.oracleUpdates == [
                OracleUpdate(feed: feed, transaction: 1, answer: I256(6), logIndex: 4, confidence: .likely)
            ]
        )
        #expect(finding.detail.explanation.contains(feed.checksummed()))
        #expect(finding.party == [.test(1), .test(2)])
    }

    @Test("tell the place in the block, also where not every transaction of it is known")
    func sparse() throws {
        let logged = block([[try update(I256(-5), index: 3)], [try update(I256(6), index: 4)]]).sparse
        let finding = try #require(LiquidationDetector(feeds: [feed]).findings(in: logged).first)
        #expect(finding.transactions.map(\.index) == [15, 25])
        #expect(finding.detail.oracleUpdates.map(\.transaction) == [15])
    }

    @Test("believe no log of what nobody knows to be a feed")
    func spoofed() throws {
        let fake = Address.test(301)
        let logs = [[try update(5, index: 1), try update(6, of: fake, index: 2)], [try update(7, of: fake, index: 3)]]
        let finding = try #require(LiquidationDetector().findings(in: block(logs)).first)
        #expect(finding.rule == "liquidation")
        #expect(finding.confidence == .certain)
        #expect(finding.transactions.map(\.role) == [.subject])
        #expect(finding.detail.oracleUpdates.map(\.logIndex) == [1, 3])
        #expect(finding.detail.oracleUpdates.map(\.confidence) == [.candidate, .candidate])
        #expect(finding.detail.explanation.contains("may be a feed: \(feed.checksummed())"))
        let known = try #require(LiquidationDetector(feeds: [feed]).findings(in: block(logs)).first)
        #expect(known.rule == "liquidation.oracle-backrun")
        #expect(known.confidence == .likely)
        #expect(known.transactions.map(\.index) == [0, 2])
        #expect(known.detail.oracleUpdates.map(\.confidence) == [.likely, .candidate])
    }

    @Test("of a thousand transactions after ten thousand prices name the last few")
    func many() throws {
        let logs = try (0..<10_000).map { try update(1, of: .test(1_000 + UInt64($0)), index: $0) }
        let first = block([logs])
        var (record, actions) = (first.record, first.actions)
        for index in 2...1_000 {
            var transaction = record.transactions[1]
            transaction.index = index
            record.transactions.append(transaction)
            actions.streams.append(actions.streams[1])
        }
        let findings = LiquidationDetector().findings(in: AnalyzedBlock(record, actions: actions))
        #expect(findings.count == 1_000)
        #expect(findings.allSatisfy { $0.detail.oracleUpdates.compactMap(\.logIndex) == Array(9_984..<10_000) })
    }

    @Test("are linked only to feeds that they read, where calls are known")
    func reads() throws {
        let root = CallRecord(kind: .call, from: .test(1), to: .test(2), depth: 0)
        let read = CallRecord(kind: .staticCall, from: .test(2), to: feed, depth: 1)
        let updates = [[try update(I256(5), index: 3)]]
        let linked = try #require(LiquidationDetector().findings(in: block(updates, calls: [root, read])).first)
        #expect(linked.confidence == .certain)
        #expect(linked.detail.oracleUpdates.count == 1)
        let unlinked = try #require(LiquidationDetector().findings(in: block(updates, calls: [root])).first)
        #expect(unlinked.rule == "liquidation")
        #expect(unlinked.transactions.map(\.role) == [.subject])
    }

    @Test("see updates by calls, but not those that failed")
    func calls() throws {
        let input =
            Array(Keccak256.hash("submit(uint256,int256)").bytes.prefix(4)) + U256(1).bigEndianBytes
            + U256(42).bigEndianBytes
        let root = CallRecord(kind: .call, from: .test(1), to: .test(2), depth: 0)
        let read = CallRecord(kind: .staticCall, from: .test(2), to: feed, depth: 1)
        var submit = CallRecord(kind: .call, from: .test(50), to: feed, input: Bytes(input), depth: 0)
        let done = block([[]], calls: [root, read], updateCalls: [submit])
        #expect(LiquidationDetector().findings(in: done).first?.detail.oracleUpdates.map(\.answer) == [I256(42)])
        submit.succeeded = false
        let failed = block([[]], calls: [root, read], updateCalls: [submit])
        #expect(LiquidationDetector().findings(in: failed).first?.detail.oracleUpdates.isEmpty == true)
    }
}
