import ChainDecoding
import Testing

@Suite("Verification of blocks")
struct BlockVerifierTests {
    private static func claim() -> ClaimedBlock {
        let block = BlockSamples.block(laterMembers: 6, uncles: 1)
        var claim = ClaimedBlock(hash: .zero, block: block, receipts: BlockSamples.receipts)
        claim.header.logsBloom = Bloom(of: [BlockSamples.log])
        claim.header.requestsHash = Hash32("0x6486176e2524370df5d994f7045e0b4e1676c1dd07be34e618108a6b4228c18d")
        claim.hash = claim.header.hash
        claim.parent = BlockReference(number: claim.header.number - 1, hash: claim.header.parentHash)
        claim.transactionHashes = block.transactions.map(\.hash)
        claim.receiptTransactionHashes = claim.transactionHashes
        claim.requests = [Bytes([0, 1, 2, 3]), Bytes([1]), Bytes([2, 4])]
        return claim
    }

    @Test("a block of which all is right is valid in everything")
    func valid() {
        let report = BlockVerifier().verify(Self.claim())
        #expect(report.entries.map(\.check) == BlockCheck.allCases)
        #expect(report.entries.allSatisfy { $0.outcome == .valid }, "\(report)")
        #expect(report.verdict == .valid)
        #expect(BlockVerifier(.unknown).verify(Self.claim()).verdict == .valid)
    }

    @Test("hashes without the transactions are unverifiable, and so are receipts of nothing")
    func hashesAlone() {
        var claim = Self.claim()
        claim.transactions = nil
        var report = BlockVerifier().verify(claim)
        #expect(report[.transactionHashes] == .unverifiable(reason: "the transactions are told by their hashes alone"))
        #expect(report[.transactionsRoot] == nil)
        #expect(report[.receiptTransactions] == .valid)
        #expect(report.verdict == .unverifiable)
        claim.transactionHashes = nil
        report = BlockVerifier().verify(claim)
        #expect(report[.receiptTransactions] == .unverifiable(reason: "the transactions are not told"))
        claim.receiptTransactionHashes = nil
        report = BlockVerifier().verify(claim)
        #expect(report[.receiptTransactions] == nil)
        #expect(report.verdict == .valid)
    }

    @Test("what is not claimed is not in the report")
    func notClaimed() {
        let claim = ClaimedBlock(hash: Self.claim().hash, header: Self.claim().header)
        let report = BlockVerifier().verify(claim)
        #expect(report.entries.map(\.check) == [.blockHash])
        #expect(report[.receiptsRoot] == nil)
        #expect(report.verdict == .valid)
    }

    /// Each is one lie, and the check that finds it.
    private static let lies: [(check: BlockCheck, lie: @Sendable (inout ClaimedBlock) -> Void)] = [
        (.blockHash, { $0.hash = .zero }),
        (.blockHash, { $0.header.timestamp -= 1 }),
        (.parentLink, { $0.parent?.hash = .zero }),
        (.parentLink, { $0.parent?.number -= 1 }),
        (.parentLink, { $0.parent?.number = .max }),
        (.transactionsRoot, { $0.transactions?.swapAt(0, 1) }),
        (.transactionsRoot, { $0.transactions?.removeLast() }),
        (.transactionHashes, { $0.transactionHashes?[3] = .zero }),
        (.transactionHashes, { $0.transactionHashes?.removeLast() }),
        (.receiptsRoot, { $0.receipts?[4].logs[0].data = Bytes() }),
        (.receiptsRoot, { $0.receipts?[0].outcome = .stateRoot(.zero) }),
        (.receiptTransactions, { $0.receipts?.removeLast() }),
        (.receiptTransactions, { $0.receipts?[1].type = 2 }),
        (.receiptTransactions, { $0.receiptTransactionHashes?.swapAt(0, 1) }),
        (.receiptTransactions, { $0.receiptTransactionHashes?.removeLast() }),
        (
            .receiptTransactions,
            {
                $0.transactionHashes = nil
                $0.receiptTransactionHashes?.swapAt(0, 1)
            }
        ),
        (.receiptBlooms, { $0.receipts?[2].bloom = Bloom() }),
        (.receiptBlooms, { $0.receipts?[1].logs[0].topics = [] }),
        (.logsBloom, { $0.header.logsBloom = Bloom() }),
        (.gasUsed, { $0.header.gasUsed += 1 }),
        (.gasUsed, { $0.receipts?[0].cumulativeGasUsed = 1_000_000 }),
        (.unclesHash, { $0.uncles = [] }),
        (.withdrawalsRoot, { $0.withdrawals?[1].amount = 1 }),
        (.withdrawalsRoot, { $0.header.withdrawalsRoot = nil }),
        (.requestsHash, { $0.requests?.swapAt(0, 2) }),
        (.requestsHash, { $0.requests?[1] = Bytes([1, 1]) }),
        (.requestsHash, { $0.header.requestsHash = nil }),
    ]

    @Test("every lie is found, and excused only where a chain may deviate", arguments: lies.indices)
    func finds(index: Int) throws {
        var claim = Self.claim()
        Self.lies[index].lie(&claim)
        let check = Self.lies[index].check
        let report = BlockVerifier().verify(claim)
        guard case .invalid(let expected, let found) = report[check] else {
            Issue.record("\(check) was not found: \(report)")
            return
        }
        #expect(expected != found && !expected.isEmpty && !found.isEmpty)
        #expect(report.verdict == .invalid)
        let excused = BlockVerifier(.unknown).verify(claim)
        #expect(excused.verdict == .unverifiable)
        #expect(excused[check] == .unverifiable(reason: ConformanceProfile.unknown.deviations[check] ?? ""))
    }

    private static let headerChecks: [BlockCheck] = [
        .parentLink, .transactionsRoot, .receiptsRoot, .logsBloom, .gasUsed, .unclesHash, .withdrawalsRoot,
        .requestsHash,
    ]

    @Test("what has a form that is not known is unverifiable, not invalid")
    func unknownForms() {
        var claim = Self.claim()
        claim.transactions?[2] = nil
        claim.unknownHeaderMembers = ["l1BlockNumber"]
        var report = BlockVerifier().verify(claim)
        for check in [BlockCheck.transactionsRoot, .transactionHashes] {
            guard case .unverifiable = report[check] else {
                Issue.record("\(check) is \(String(describing: report[check]))")
                return
            }
        }
        // Members that the hash does not cover do no harm.
        #expect(report[.blockHash] == .valid)
        #expect(report.verdict == .unverifiable)
        claim.hash = .zero
        report = BlockVerifier().verify(claim)
        #expect(report.entries.allSatisfy { $0.outcome != .valid || !Self.headerChecks.contains($0.check) })
        let reason = "the header has members that are not known: l1BlockNumber"
        #expect(report[.blockHash] == .unverifiable(reason: reason))
        claim.transactionHashes?[3] = .zero
        report = BlockVerifier().verify(claim)
        #expect(report.verdict == .invalid)
    }

    @Test("a transaction without a signature is unverifiable")
    func unsigned() throws {
        var claim = Self.claim()
        guard case .known(var transaction) = claim.transactions?[2] else {
            Issue.record("the sample is of a kind that is not known")
            return
        }
        transaction.signature = nil
        claim.transactions?[2] = .known(transaction)
        guard case .unverifiable = BlockVerifier().verify(claim)[.transactionsRoot] else {
            Issue.record("an unsigned transaction")
            return
        }
    }

    @Test("a header with gaps, or a receipt of another kind, is unverifiable")
    func otherForms() {
        var claim = Self.claim()
        claim.hash = .zero
        claim.header.withdrawalsRoot = nil
        claim.withdrawals = nil
        guard case .unverifiable = BlockVerifier().verify(claim)[.blockHash] else {
            Issue.record("a header with a gap")
            return
        }
        claim = Self.claim()
        claim.receipts?[4].type = 0x7d
        guard case .unverifiable(let reason) = BlockVerifier().verify(claim)[.receiptsRoot] else {
            Issue.record("a receipt of kind 0x7d")
            return
        }
        #expect(reason.contains("125"))
    }

    @Test("a chain has its profile from the catalogue, and none that is not in it")
    func profiles() {
        #expect(BlockVerifier(chainID: 1).conformance == .ethereum)
        #expect(BlockVerifier(chainID: 10).conformance == .optimism)
        #expect(BlockVerifier(chainID: 137).conformance == .systemTransactions)
        #expect(BlockVerifier(chainID: 43_114).conformance == .extendedHeader)
        #expect(BlockVerifier(chainID: 25).conformance == .unknown)
        #expect(BlockVerifier(chainID: 1, in: ChainCatalogue()).conformance == .unknown)
        #expect(ConformanceProfile.ethereum.deviations.isEmpty)
        #expect(ConformanceProfile.unknown.deviations.count == BlockCheck.allCases.count)
        #expect(ConformanceProfile.systemTransactions.deviations[.blockHash] == nil)
    }

    @Test("a report reads as a line for the block and one for each check")
    func description() {
        var claim = ClaimedBlock(hash: Self.claim().hash, header: Self.claim().header)
        claim.parent = BlockReference(number: 10, hash: claim.header.parentHash)
        claim.uncles = nil
        let text = """
            block 12 \(claim.hash): invalid
              blockHash: valid
              parentLink: invalid: expected a block before 12, found 10
            """
        #expect(BlockVerifier().verify(claim).description == text)
    }

    @Test("a header of which the node leaves something out is unverifiable, and so is what relies on it")
    func leftOut() throws {
        let hash = #""\#(Hash32("0x6486176e2524370df5d994f7045e0b4e1676c1dd07be34e618108a6b4228c18d") ?? .zero)""#
        let json =
            #"{"hash":\#(hash),"parentHash":\#(hash),"gasLimit":"0x1","gasUsed":"0x0","timestamp":"0x1","#
            + #""mixHash":null,"transactions":[\#(hash)],"uncles":[]}"#
        let block = try RPCBlock(json: Array(json.utf8).span)
        let claim = try #require(ClaimedBlock(block, receipts: []))
        let report = BlockVerifier().verify(claim)
        for check in [BlockCheck.blockHash, .receiptsRoot, .unclesHash] {
            guard case .unverifiable(let reason) = report[check] else {
                Issue.record("\(check) is \(String(describing: report[check]))")
                continue
            }
            #expect(reason.contains("mixHash") && reason.contains("receiptsRoot"))
        }
        // What does not rely on the header is still found.
        #expect(report[.receiptTransactions] == .invalid(expected: "1 receipts", found: "0"))
    }
}
