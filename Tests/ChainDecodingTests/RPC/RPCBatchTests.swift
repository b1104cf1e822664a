import ChainDecoding
import Testing

@Suite("Batches of JSON-RPC")
struct RPCBatchTests {
    private static func bytes(_ text: String) -> Bytes { Bytes(Array(text.utf8)) }

    private static func sample() -> (RPCBatch, RPCBatchKey<UInt64>, RPCBatchKey<U256>, RPCBatchKey<RPCBlock?>) {
        var batch = RPCBatch(firstID: 5)
        let number = batch.append(.blockNumber)
        let balance = batch.append(.getBalance(of: .zero))
        let block = batch.append(.getBlockByNumber(9, full: false))
        return (batch, number, balance, block)
    }

    @Test("a batch is an array of requests with ids of their own")
    func requests() {
        let (batch, number, _, block) = Self.sample()
        #expect(
            String(decoding: batch.json, as: UTF8.self) == #"[{"jsonrpc":"2.0","id":5,"method":"eth_blockNumber"},"#
                + #"{"jsonrpc":"2.0","id":6,"method":"eth_getBalance","params":["\#(Address.zero)","latest"]},"#
                + #"{"jsonrpc":"2.0","id":7,"method":"eth_getBlockByNumber","params":["0x9",false]}]"#
        )
        #expect(number.id == 5)
        #expect(block.id == 7)
        var last = RPCBatch(firstID: .max)
        _ = last.append(.chainID)
        #expect(last.append(.chainID).id == .number(.min))
    }

    @Test("answers are found in any order")
    func anyOrder() throws {
        let (batch, number, balance, block) = Self.sample()
        let text =
            #" [ {"id":7,"result":null}, {"id":5,"jsonrpc":"2.0","result":"0x10"},"#
            + #"{"error":{"code":-32000,"message":"pruned"},"id":6} ] "#
        let answers = try batch.answers(json: Self.bytes(text)).get()
        #expect(try answers.response(to: number)?.result == .success(16))
        #expect(try answers.response(to: balance)?.result == .failure(RPCError(code: -32_000, message: "pruned")))
        #expect(try answers.response(to: block)?.result == .success(nil))
        #expect(answers.missing.isEmpty)
        #expect(answers.repeated.isEmpty)
        #expect(answers.unexpected.isEmpty)
    }

    @Test("answers that are missing, repeated or to nothing are told")
    func strays() throws {
        let (batch, number, balance, block) = Self.sample()
        let stray = #"{"id":"5","result":"0x1"}"#
        let text = #"[{"id":6,"result":"0x1"},\#(stray),{"id":6,"result":"0x2"},{"id":7,"result":{}}]"#
        let answers = try batch.answers(json: Self.bytes(text)).get()
        #expect(answers.missing == [5])
        #expect(answers.repeated == [6])
        #expect(answers.unexpected == [Self.bytes(stray)])
        #expect(try answers.response(to: number) == nil)
        #expect(try answers.response(to: balance) == nil)
        // What is malformed spoils no other answer.
        #expect(throws: DecodeError.self) { try answers.response(to: block) }
        #expect(try batch.answers(json: Self.bytes("[]")).get().missing == [5, 6, 7])
    }

    @Test("one error may answer the whole batch")
    func wholeBatch() throws {
        let batch = Self.sample().0
        let error = RPCError(code: -32_600, message: "batch too large")
        let object = #"{"code":-32600,"message":"batch too large"}"#
        for text in [
            #"{"jsonrpc":"2.0","id":null,"error":\#(object)}"#, #"{"id":5,"error":\#(object)}"#,
            #"[{"jsonrpc":"2.0","id":null,"error":\#(object)}]"#, #"[{"error":\#(object)}]"#,
        ] {
            let result = try batch.answers(json: Self.bytes(text))
            #expect(throws: error, "\(text)") { try result.get() }
        }
        // go-ethereum gives such an error to the first request, and none to the others.
        let first = try batch.answers(json: Self.bytes(#"[{"id":5,"error":\#(object)}]"#)).get()
        #expect(first.missing == [6, 7])
        for text in ["", "null", "[", #"{"id":5,"result":"0x1"}"#, "[5]", #"[{"id":5}]"#, "[]]"] {
            #expect(throws: DecodeError.self, "\(text)") { try batch.answers(json: Self.bytes(text)).get() }
        }
    }
}
