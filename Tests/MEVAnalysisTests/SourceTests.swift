import ChainDecoding
import MEVAnalysis
import Testing

/// Blocks from what nodes tell of them.
@Suite("Blocks from JSON-RPC")
struct SourceTests {
    private static let hash = "0x" + String(repeating: "11", count: 32)
    private static let other = "0x" + String(repeating: "22", count: 32)
    private static let account = "0x" + String(repeating: "aa", count: 20)
    private static let token = "0x" + String(repeating: "bb", count: 20)

    private static let receipts = """
        [{"transactionHash":"\(hash)","from":"\(account)","to":"\(token)","status":"0x1","gasUsed":"0x64",\
        "cumulativeGasUsed":"0x64","effectiveGasPrice":"0xa","logs":[{"address":"\(token)","topics":[],"data":"0x",\
        "logIndex":"0x7"}]},\
        {"transactionHash":"\(other)","status":"0x0","cumulativeGasUsed":"0x65","logs":[]}]
        """

    private static let traces = """
        [{"txHash":"\(hash)","result":{"type":"CALL","from":"\(account)","to":"\(token)","value":"0x5","input":"0x",\
        "calls":[{"type":"STATICCALL","from":"\(token)","to":"\(account)","input":"0x01"}]}},\
        {"txHash":"\(other)","result":{"type":"CREATE","from":"\(account)","value":"0x0","input":"0x60",\
        "error":"out of gas"}}]
        """

    private func block(receipts: Bool, traces: Bool) throws -> BlockRecord {
        let receiptText = Array(Self.receipts.utf8)
        let traceText = Array(Self.traces.utf8)
        return BlockRecord(
            number: 5,
            receipts: receipts ? try [RPCReceipt](json: receiptText.span) : [],
            traces: traces ? try [TransactionTrace<CallTree>](json: traceText.span) : []
        )
    }

    @Test("have logs from receipts")
    func receipts() throws {
        let block = try block(receipts: true, traces: false)
        #expect(block.transactions.map(\.succeeded) == [true, false])
        #expect(block.transactions.map { $0.logs?.map(\.index) } == [[7], []])
        #expect(block.transactions.map { $0.calls == nil } == [true, true])
        #expect(block.transactions[0].gasFee == 1000)
        #expect(block.transactions[0].priorityFee(baseFeePerGas: 4) == 600)
        #expect(block.transactions[0].priorityFee(baseFeePerGas: 11) == nil)
        #expect(block.transactions[1].gasFee == nil)
    }

    @Test("have calls from traces")
    func traces() throws {
        let block = try block(receipts: false, traces: true)
        #expect(block.transactions.map(\.succeeded) == [true, false])
        #expect(block.transactions[0].calls?.map(\.depth) == [0, 1])
        #expect(block.transactions[0].calls?.map(\.kind) == [.call, .staticCall])
        #expect(block.transactions[0].value == 5)
        #expect(block.transactions[1].recipient == nil)
        #expect(block.transactions[1].calls?.first?.succeeded == false)
        #expect(block.transactions.map { $0.logs == nil } == [true, true])
    }

    @Test("have both, joined by the hash")
    func both() throws {
        let block = try block(receipts: true, traces: true)
        #expect(block.transactions.map { $0.logs?.count } == [1, 0])
        #expect(block.transactions.map { $0.calls?.count } == [2, 1])
    }

    /// A trace of a call with so much value; older nodes do not name its transaction.
    private func trace(_ value: Int, hash: String?) -> String {
        let name = hash.map { "\"txHash\":\"\($0)\"," } ?? ""
        return """
            {\(name)"result":{"type":"CALL","from":"\(Self.account)","to":"\(Self.token)","value":"\(value)",\
            "input":"0x"}}
            """
    }

    private func traces(_ list: [String]) throws -> [TransactionTrace<CallTree>] {
        let text = Array("[\(list.joined(separator: ","))]".utf8)
        return try [TransactionTrace<CallTree>](json: text.span)
    }

    @Test("have the calls of the trace in the same place, where none names its transaction")
    func nameless() throws {
        let traces = try traces((1...3).map { trace($0, hash: nil) })
        let traced = BlockRecord(number: 5, receipts: [], traces: traces)
        #expect(traced.transactions.map(\.value) == [1, 2, 3])
        #expect(traced.transactions.map(\.hash) == [.zero, .zero, .zero])
        let text = Array(Self.receipts.utf8)
        let both = BlockRecord(number: 5, receipts: try [RPCReceipt](json: text.span), traces: traces)
        #expect(both.transactions.map { $0.calls?.first?.value } == [1, 2])
    }

    @Test("are joined by the hash where the places differ")
    func otherOrder() throws {
        let text = Array(Self.receipts.utf8)
        let receipts = try [RPCReceipt](json: text.span)
        for order in [[trace(2, hash: Self.other), trace(1, hash: Self.hash)], [trace(2, hash: Self.other)]] {
            let block = BlockRecord(number: 5, receipts: receipts, traces: try traces(order))
            let first: U256? = order.count > 1 ? 1 : nil
            #expect(block.transactions.map { $0.calls?.first?.value } == [first, 2])
        }
        let named = BlockRecord(
            number: 5,
            receipts: [],
            traces: try traces([trace(1, hash: nil), trace(2, hash: Self.hash)])
        )
        #expect(named.transactions.map(\.value) == [1, 2])
    }

    @Test("have what the block and its transactions tell", .needsSharedData)
    func recordedBlock() throws {
        let text = try BlockFixture.member("result", of: "erigon-rpc-tests/block_18000000.json.gz")
        let receipts = try BlockFixture.recorded("receipts", 18_000_000)
        let block = BlockRecord(try RPCBlock(json: text.span))
        #expect(block.number == 18_000_000 && block.timestamp != nil && block.baseFeePerGas != nil)
        #expect(block.transactions.map(\.hash) == receipts.transactions.map(\.hash))
        #expect(block.transactions.map(\.sender) == receipts.transactions.map(\.sender))
        #expect(block.transactions.allSatisfy { $0.value != nil && $0.logs == nil })
    }
}
