import Testing

@testable import ChainDecoding

/// What a node claims by its answers, and what it leaves out.
@Suite("Claims of nodes")
struct ClaimedBlockTests {
    private static let hash = #""0x6486176e2524370df5d994f7045e0b4e1676c1dd07be34e618108a6b4228c18d""#

    /// A block that is told with some members beside its header.
    private func block(_ header: BlockHeader, _ members: String...) throws -> RPCBlock {
        let words = ["hash", "parentHash", "sha3Uncles", "stateRoot", "transactionsRoot", "receiptsRoot", "mixHash"]
        let quantities = ["difficulty", "number", "gasLimit", "gasUsed", "timestamp"]
        let others = [
            #""miner":"0x0000000000000000000000000000000000000000""#, #""extraData":"0x""#,
            #""nonce":"0x0000000000000000""#, "\"logsBloom\":\"\(Bloom())\"",
        ]
        let known = words.map { "\"\($0)\":\(Self.hash)" } + quantities.map { "\"\($0)\":\"0x0\"" } + others
        var block = try RPCBlock(json: Array("{\((known + members).joined(separator: ","))}".utf8).span)
        block.header = header
        block.hash = header.hash
        return block
    }

    private func report(_ block: RPCBlock, _ receipts: [RPCReceipt]? = nil) throws -> VerificationReport {
        BlockVerifier().verify(try #require(ClaimedBlock(block, receipts: receipts)))
    }

    private func isUnverifiable(_ outcome: CheckOutcome?) -> Bool {
        guard case .unverifiable = outcome else { return false }
        return true
    }

    private func receipt(succeeded: Bool?) -> RPCReceipt {
        var receipt = RPCReceipt()
        receipt.succeeded = succeeded
        return receipt
    }

    @Test("a block without transactions is valid, and so are its receipts")
    func empty() throws {
        var header = BlockSamples.header()
        header.logsBloom = Bloom()
        let report = try report(try block(header, #""transactions":[]"#, #""uncles":[]"#), [])
        #expect(report[.transactionsRoot] == .valid && report[.receiptsRoot] == .valid)
        #expect(report.verdict == .valid, "\(report)")
    }

    @Test("transactions behind an empty list are a lie")
    func hidden() throws {
        let report = try report(try block(BlockSamples.block(laterMembers: 1).header, #""transactions":[]"#))
        guard case .invalid = report[.transactionsRoot] else {
            Issue.record("\(report)")
            return
        }
    }

    @Test("a header alone claims no transactions, so that receipts beside it are no lie", arguments: ["", "null"])
    func header(transactions: String) throws {
        let members = transactions.isEmpty ? [] : [#""transactions":\#(transactions)"#]
        let header = BlockSamples.block(laterMembers: 1).header
        let block = try members.isEmpty ? block(header) : block(header, members[0])
        var claim = try #require(ClaimedBlock(block))
        claim.receipts = BlockSamples.receipts
        claim.receiptTransactionHashes = BlockSamples.transactions.map(\.hash)
        let report = BlockVerifier().verify(claim)
        #expect(report[.transactionsRoot] == .unverifiable(reason: "the transactions are not told"))
        #expect(isUnverifiable(report[.receiptTransactions]) && report[.receiptsRoot] == .valid)
        #expect(report.verdict == .unverifiable)
    }

    @Test("withdrawals that the header has a root of and the node does not tell are unverifiable")
    func withdrawals() throws {
        let transactions = #""transactions":[]"#
        let shanghai = try report(try block(BlockSamples.header(laterMembers: 2), transactions))
        #expect(isUnverifiable(shanghai[.withdrawalsRoot]) && shanghai.verdict == .unverifiable)
        let london = try report(try block(BlockSamples.header(laterMembers: 1), transactions))
        #expect(london[.withdrawalsRoot] == nil && london.verdict == .valid)
    }

    @Test("uncles that are told by their hashes or hidden are unverifiable, or a lie")
    func uncles() throws {
        let header = BlockSamples.block(laterMembers: 1, uncles: 1).header
        #expect(isUnverifiable(try report(try block(header, "\"uncles\":[\(Self.hash)]"))[.unclesHash]))
        #expect(isUnverifiable(try report(try block(header))[.unclesHash]))
        guard case .invalid = try report(try block(header, #""uncles":[]"#))[.unclesHash] else {
            Issue.record("hidden uncles")
            return
        }
        #expect(try report(try block(BlockSamples.header()))[.unclesHash] == nil)
    }

    @Test("receipts of which one does not tell what came of its transaction are unverifiable")
    func outcome() throws {
        let block = try block(BlockSamples.block(laterMembers: 1).header, "\"transactions\":[\(Self.hash)]")
        let report = try report(block, [receipt(succeeded: true), receipt(succeeded: nil)])
        for check in [BlockCheck.receiptsRoot, .receiptTransactions, .receiptBlooms, .logsBloom, .gasUsed] {
            let reason = "a receipt does not tell what came of its transaction"
            #expect(report[check] == .unverifiable(reason: reason))
        }
        #expect(report.verdict == .unverifiable)
    }

    @Test("a member's name does not break the lines of a report")
    func names() throws {
        var block = try block(BlockSamples.header(), #""x\n  receiptsRoot: valid":1"#)
        block.hash = .zero
        let report = try report(block)
        let lines = report.description.split(whereSeparator: \.isNewline)
        #expect(lines.count == 1 + report.entries.count, "\(report)")
    }
}
