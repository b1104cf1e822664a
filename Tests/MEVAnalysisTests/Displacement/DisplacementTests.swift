import ChainDecoding
import MEVAnalysis
import Testing

@Suite("Displacements")
struct DisplacementTests {
    private static let claim = Address.test(10)
    private static let treasury = Address.test(11)
    private static let token = Address.test(12)

    /// Calldata with an address and some words that follow from a number.
    private func calldata(_ receiver: Address, words: Int = 6, number: UInt64 = 1) -> [UInt8] {
        var generator = SeededGenerator(seed: number)
        return [0xde, 0xad, 0xbe, 0xef] + [UInt8](repeating: 0, count: 12) + receiver.bytes
            + (0..<32 * words).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }

    private func transaction(
        _ index: Int,
        _ sender: Address,
        calls recipient: Address = Self.claim,
        _ input: [UInt8],
        succeeded: Bool = true,
        traced: Bool = true
    ) -> TransactionRecord {
        TransactionRecord(
            index: index,
            hash: Hash32(0, 0, 3, UInt64(index)),
            sender: sender,
            recipient: recipient,
            input: Bytes(input),
            succeeded: succeeded,
            logs: [],
            calls: traced ? [] : nil
        )
    }

    /// A block of transactions, each of which pays 100 of the token to an account or nothing.
    private func block(_ transactions: [TransactionRecord], paying receivers: [Address?]) -> AnalyzedBlock {
        let streams = receivers.enumerated()
            .map { place, receiver in
                let origin = ActionOrigin(order: 0, logIndex: place)
                return ActionStream(
                    transaction: place,
                    transfers: receiver.map {
                        [AssetTransfer(token: Self.token, amount: 100, from: Self.treasury, to: $0, origin: origin)]
                    } ?? []
                )
            }
        let record = BlockRecord(number: 7, hash: Hash32(0, 0, 0, 7), transactions: transactions)
        return AnalyzedBlock(record, actions: BlockActions(streams: streams))
    }

    /// Somebody is paid for calldata that another sends in vain after it.
    private func example(_ copy: [UInt8]? = nil, of victim: [UInt8]? = nil, succeeded: Bool = false) -> AnalyzedBlock {
        block(
            [
                transaction(0, .test(1), copy ?? calldata(.test(1))),
                transaction(1, .test(2), victim ?? calldata(.test(2)), succeeded: succeeded),
            ],
            paying: [.test(1), nil]
        )
    }

    private func find(_ block: AnalyzedBlock) -> [Finding<Displacement>] { DisplacementDetector().findings(in: block) }

    @Test("copy the calldata but for the sender, and gain what the other does not")
    func simple() throws {
        let finding = try #require(find(example()).first)
        #expect(finding.transactions.map(\.role) == [.front, .victim])
        #expect(finding.transactions.map(\.logs) == [[0], []])
        #expect(finding.party.contains(.test(1)) && !finding.party.contains(.test(2)))
        #expect(finding.profit?.net(in: Asset(token: Self.token)) == 100)
        #expect(finding.confidence == .candidate)
        #expect(
            finding.detail
                == Displacement(
                    order: .block,
                    copiedThousandths: 1_000,
                    shareThousandths: 1_000,
                    victimFailed: true
                )
        )
        #expect(finding.detail.explanation.contains("failed"))
        #expect(AnyFinding(finding).json.contains(#""order":"block""#))
        // Who succeeds without anything has nothing of it either; where calls are not known it may have.
        #expect(find(example(succeeded: true)).first?.detail.victimFailed == false)
        var logsOnly = transaction(1, .test(2), calldata(.test(2)), traced: false)
        let first = transaction(0, .test(1), calldata(.test(1)))
        #expect(find(block([first, logsOnly], paying: [.test(1), nil])).isEmpty)
        logsOnly.succeeded = false
        #expect(find(block([first, logsOnly], paying: [.test(1), nil])).count == 1)
    }

    @Test("tell the place in the block, and are told by the usual detectors, which ask who saw them come")
    func standard() throws {
        #expect(find(example().sparse).first?.transactions.map(\.index) == [5, 15])
        let window = BlockWindow(example())
        #expect(BlockAnalyzer().report(on: window).findings(of: Displacement.self) == find(example()))
        var arrivals = InMemoryArrivalSource()
        arrivals.insert(Hash32(0, 0, 3, 1), at: 1_000)
        arrivals.insert(Hash32(0, 0, 3, 0), at: 2_000)
        let found = BlockAnalyzer(arrivals: arrivals).report(on: window).findings(of: Displacement.self)
        #expect(found.map(\.detail.order) == [.overtaken] && found.map(\.confidence) == [.likely])
    }

    @Test("may pass the calldata on by a contract of their own")
    func wrapped() {
        let wrapped = [1, 2, 3, 4] + [UInt8](repeating: 9, count: 64) + calldata(.test(1))
        let copy = transaction(0, .test(1), calls: .test(3), wrapped)
        let victim = transaction(1, .test(2), calldata(.test(2)), succeeded: false)
        for receiver in [Address.test(1), .test(3)] {
            let findings = find(block([copy, victim], paying: [receiver, nil]))
            #expect(findings.map(\.party) == [[Address.test(1), .test(3)].sorted()])
        }
        // What is mostly something else is no copy.
        let stuffed = calldata(.test(1)) + calldata(.zero, words: 60, number: 5)
        #expect(find(example(stuffed)).isEmpty)
    }

    @Test("are none with other calldata, the other order, one sender, one bot, or without a gain")
    func negatives() {
        #expect(find(example(calldata(.test(1), number: 2))).isEmpty)
        #expect(find(example(calldata(.test(1), words: 0), of: calldata(.test(2), words: 0))).isEmpty)
        let (mine, yours) = (calldata(.test(1)), calldata(.test(2)))
        let failed = transaction(0, .test(2), yours, succeeded: false)
        #expect(find(block([failed, transaction(1, .test(1), mine)], paying: [nil, .test(1)])).isEmpty)
        let again = transaction(1, .test(1), mine, succeeded: false)
        #expect(find(block([transaction(0, .test(1), mine), again], paying: [.test(1), nil])).isEmpty)
        let late = transaction(1, .test(2), yours, succeeded: false)
        #expect(find(block([transaction(0, .test(1), mine), late], paying: [nil, nil])).isEmpty)
        #expect(
            find(
                block([transaction(0, .test(1), mine), transaction(1, .test(2), yours)], paying: [.test(1), .test(2)])
            )
            .isEmpty
        )
        // Both senders are one bot's, which keeps the gain.
        #expect(find(block([transaction(0, .test(1), mine), late], paying: [Self.claim, nil])).isEmpty)
    }

    @Test("are surer when the victim's was seen first, and none when it was not")
    func arrivals() {
        let block = example()
        let hashes = block.record.transactions.map(\.hash)
        for (times, order) in [
            ([20, 10], .overtaken), ([10, 20], nil), ([10, 10], nil), ([nil, 10], .unseen), ([10, nil], nil),
            ([nil, nil], .block),
        ] as [([UInt64?], Displacement.Order?)] {
            var arrivals = InMemoryArrivalSource()
            for (hash, time) in zip(hashes, times) {
                if let time { arrivals.insert(hash, at: time) }
            }
            let findings = DisplacementDetector(arrivals: arrivals).findings(in: block)
            #expect(findings.map(\.detail.order) == (order.map { [$0] } ?? []))
            #expect(findings.allSatisfy { $0.confidence == (order == .overtaken ? .likely : .candidate) })
        }
        var twice = InMemoryArrivalSource()
        for time in [9, 5, 7] as [UInt64] { twice.insert(hashes[0], at: time) }
        #expect(twice.arrival(of: hashes[0]) == 5)
    }

    @Test("name the last of several copies, one for each victim, up to the limits")
    func several() {
        let records =
            (0..<3).map { transaction($0, .test(20 + UInt64($0)), calldata(.test(20 + UInt64($0)))) }
            + (3..<6)
            .map { transaction($0, .test(20 + UInt64($0)), calldata(.test(20 + UInt64($0))), succeeded: false) }
        let block = block(records, paying: [.test(20), .test(21), .test(22), nil, nil, nil])
        #expect(find(block).map { $0.transactions.map(\.index) } == [[2, 3], [2, 4], [2, 5]])
        let few = DisplacementDetector(rules: DisplacementRules(victimLimit: 1, copyLimit: 2)).findings(in: block)
        #expect(few.map { $0.transactions.map(\.index) } == [[1, 3]])
        #expect(DisplacementDetector(rules: DisplacementRules(victimLimit: 0)).findings(in: block).isEmpty)
        #expect(DisplacementDetector(rules: DisplacementRules(byteLimit: -1)).findings(in: block).isEmpty)
    }

    @Test("of long and hostile calldata come to an end")
    func hostile() {
        let long = calldata(.test(1), words: 1_000)
        let records = (0..<20)
            .map { transaction($0, .test(20 + UInt64($0)), long, succeeded: $0 < 10) }
        let receivers = (0..<20).map { $0 < 10 ? Address.test(20 + UInt64($0)) : nil }
        #expect(find(block(records, paying: receivers)).count == 10)
        // A sender whose address is all zeros, in calldata of zeros.
        let zeros = transaction(0, .zero, [UInt8](repeating: 0, count: 10_000))
        let late = transaction(1, .test(2), [UInt8](repeating: 0, count: 10_000), succeeded: false)
        #expect(find(block([zeros, late], paying: [.test(3), nil])).isEmpty)
    }

    @Test("are few in recorded blocks", .needsSharedData)
    func recorded() throws {
        var (count, blocks) = (0, 0)
        for number in ExpectedTraces.blocks {
            let findings = find(AnalyzedBlock(try BlockFixture.traced(number)))
            for finding in findings { print("\(number): \(AnyFinding(finding).explanation())") }
            count += findings.count
            blocks += 1
        }
        print("displacements: \(count) candidates in \(blocks) traced blocks")
        #expect(count <= blocks)
    }
}
