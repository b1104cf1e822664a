import ChainDecoding
import Foundation
import Testing

/// What micro-eth-signer asks nodes, and what they answer.
@Suite("Wallet vectors", .needsSharedData)
struct WalletVectorTests {
    @Test("calls of contracts and their results")
    func calls() throws {
        var truncations = Truncations()
        var count = 0
        for name in ["auto", "readme"] {
            let path = "micro-eth-signer/rpc/quoter-\(name).json"
            for text in try SharedData.json([String: String].self, path).values {
                let json = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? RecordedBlock.Object
                let response = try RPCResponse<Bytes>(json: Array(text.utf8).span, mode: .strict)
                #expect(Hex.encode(try response.result.get()) == json?["result"] as? String)
                #expect(response.id == .number(0))
                truncations.check(Truncations.document(Data(text.utf8))) { try RPCResponse<Bytes>(json: $0.span) }
                count += 1
            }
        }
        print("calls of micro-eth-signer: \(count); \(truncations)")
        #expect(count == 19)
    }

    @Test("the history of an account: logs, transactions, receipts, and the transfers in them")
    func history() throws {
        let file = try #require(
            try RecordedBlock.result("micro-eth-signer/history-windowed.json") as RecordedBlock.Object?
        )
        let answers = try #require(file["rpc"] as? RecordedBlock.Object)
        var logs: [RPCLog] = []
        for answer in try #require(answers["eth_getLogs"] as? RecordedBlock.Object).objects("responses") {
            let text = try text(answer["result"])
            let found = try [RPCLog](json: text.span, mode: .strict)
            #expect(JSONShape.list(found.map(\.shape)).difference(from: answer["result"]) == nil)
            logs += found
        }
        for (hash, json) in try #require(answers["eth_getTransactionByHash"] as? RecordedBlock.Object) {
            let text = try text(json)
            let transaction = try RPCTransaction(json: text.span)
            #expect(transaction.difference(from: json) == nil && transaction.hash.description == hash)
        }
        for (hash, json) in try #require(answers["eth_getTransactionReceipt"] as? RecordedBlock.Object) {
            let text = try text(json)
            let receipt = try RPCReceipt(json: text.span)
            #expect(receipt.difference(from: json) == nil && receipt.transactionHash.description == hash)
        }
        print("logs of micro-eth-signer: \(logs.count), of two transactions with their receipts")
        #expect(logs.count == 2)
    }

    private func text(_ json: Any?) throws -> [UInt8] {
        Array(try JSONSerialization.data(withJSONObject: try #require(json)))
    }
}
