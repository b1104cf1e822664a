import ChainDecoding
import Testing

@Suite("Objects of JSON-RPC")
struct RPCObjectTests {
    private static let hash = "0x" + String(repeating: "ab", count: 32)
    private static let address = "0x" + String(repeating: "cd", count: 20)
    private static let log = #"{"address":"\#(address)","topics":["\#(hash)"],"data":"0x0102","blockHash":null}"#

    private static func read<Value: RPCDecodable>(_ text: String, mode: RPCDecodingMode = .lenient) throws -> Value {
        try Value(json: Array(text.utf8).span, mode: mode)
    }

    private static func error<Value: RPCDecodable>(_ text: String, as type: Value.Type) -> DecodeError? {
        #expect(throws: DecodeError.self) { try read(text) as Value }
    }

    @Test("null, absent and unknown members are told apart")
    func presence() throws {
        let log: RPCLog = try Self.read(Self.log.replacing("}", with: #","logIndex":"0x7","l1Fee":{"a":[1, 2]}}"#))
        #expect(log.log == Log(address: Address(Self.address)!, topics: [Hash32(Self.hash)!], data: Bytes([1, 2])))
        #expect(log.position.logIndex == 7)
        #expect(log.position.blockHash == nil)
        #expect(log.members.presence(of: .blockHash) == .null)
        #expect(log.members.presence(of: .blockNumber) == .absent)
        #expect(log.members.presence(of: .logIndex) == .value)
        #expect(log.members.additional == ["l1Fee": Bytes(Array(#"{"a":[1, 2]}"#.utf8))])
    }

    @Test("names are found in any order and however they are escaped")
    func names() throws {
        let plain: RPCLog = try Self.read(Self.log)
        let turned =
            #"{ "blockHash" : null , "data":"0x0102","topics":["\#(Self.hash)"],"\u0061ddress":"\#(Self.address)"}"#
        #expect(try Self.read(turned) == plain)
        for (text, path) in [
            (#"{"address":"\#(Self.address)","data":"0x"}"#, ["topics"]),
            (#"{"address":null,"data":"0x","topics":[]}"#, ["address"]),
            (#"{"address":"\#(Self.address)","data":"0x","data":"0x"}"#, ["data"]),
            (#"{"data":"0x","d\u0061ta":"0x"}"#, ["data"]),
            (#"{"x":1,"\u0078":1}"#, ["x"]),
            (#"{"topics":["\#(Self.hash)","0x12"]}"#, ["topics", "1"]),
        ] { #expect(Self.error(text, as: RPCLog.self)?.path == path, "\(text)") }
        let five = Array(repeating: "\"\(Self.hash)\"", count: 5).joined(separator: ",")
        #expect(Self.error(#"{"topics":[\#(five)]}"#, as: RPCLog.self)?.code == .outOfRange)
    }

    @Test("objects of one array may have their members in different orders")
    func orders() throws {
        var generator = SeededGenerator(seed: 11)
        var members = [
            #""address":"\#(Self.address)""#, #""topics":["\#(Self.hash)"]"#, #""data":"0x01""#,
            #""blockNumber":"0x1""#,
            #""transactionHash":"\#(Self.hash)""#, #""logIndex":"0x2""#, #""removed":true"#,
            #""odd":{"data":"0x","address":1}"#,
        ]
        let first: RPCLog = try Self.read("{\(members.joined(separator: ","))}")
        for _ in 0..<20 {
            let logs = (0..<20)
                .map { _ in
                    if Bool.random(using: &generator) { members.shuffle(using: &generator) }
                    return "{\(members.joined(separator: ","))}"
                }
            #expect(try Self.read("[\(logs.joined(separator: ","))]") == Array(repeating: first, count: 20))
        }
    }

    @Test("long names of strangers are kept, whole and once")
    func longNames() throws {
        for length in [1, 7, 8, 15, 16, 30, 31, 32, 33, 100] {
            let name = String(repeating: "n", count: length)
            let log: RPCLog = try Self.read(Self.log.replacing("}", with: #","\#(name)":true}"#))
            #expect(log.members.additional == [name: Bytes(Array("true".utf8))])
            #expect(Self.error(#"{"\#(name)":1,"\#(name)":2}"#, as: RPCLog.self)?.path == [name])
        }
    }

    @Test("answers hold a result or an error")
    func responses() throws {
        let found: RPCResponse<UInt64?> = try Self.read(#"{"jsonrpc":"2.0","id":1,"result":"0x5"}"#)
        #expect(found == RPCResponse(id: .number(1), result: .success(5)))
        let none: RPCResponse<UInt64?> = try Self.read(#"{"result":null,"id":"a","jsonrpc":"2.0","more":[]}"#)
        #expect(none == RPCResponse(id: .text("a"), result: .success(nil)))
        let failure = RPCError(code: -32_000, message: "reverted", data: Bytes(Array(#""0x08""#.utf8)))
        let object = #"{"code":-32000,"message":"reverted","data":"0x08"}"#
        for text in [
            #"{"jsonrpc":"2.0","id":null,"error":\#(object)}"#, #"{"id":null,"result":null,"error":\#(object)}"#,
            #"{"id":null,"error":\#(object),"result":null}"#,
        ] {
            #expect(try Self.read(text) == RPCResponse<UInt64>(id: .null, result: .failure(failure)))
            #expect(try Self.read(text) == RPCResponse<UInt64?>(id: .null, result: .failure(failure)))
        }
        let both: RPCResponse<UInt64> = try Self.read(#"{"id":-1,"error":null,"result":"0x1"}"#)
        #expect(both == RPCResponse(id: .number(-1), result: .success(1)))
        let batch: [RPCResponse<UInt64>] = try Self.read(#"[{"id":2,"result":"0x2"},{"id":1,"result":"0x1"}]"#)
        #expect(batch.map(\.id) == [.number(2), .number(1)])
        for text in [
            "{}", #"{"id":1}"#, #"{"id":1,"result":null}"#, #"{"result":"0x1","result":"0x1"}"#,
            #"{"result":"0x1","error":\#(object)}"#, #"{"error":{"message":"no code"}}"#, #"{"error":null}"#,
            #"{"id":1.5,"result":"0x1"}"#, #"{"id":[],"result":"0x1"}"#, #"{"result":"0x1"}}"#, "[]", "null",
        ] { #expect(throws: DecodeError.self, "\(text)") { try Self.read(text) as RPCResponse<UInt64> } }
        #expect(Self.error(#"{"result":"0xg"}"#, as: RPCResponse<UInt64>.self)?.path == ["result"])
    }

    @Test("a pending block has no hash, nonce and miner yet")
    func pending() throws {
        let text = #"""
            {"parentHash":"\#(Self.hash)","gasLimit":"0x1","gasUsed":"0x0","timestamp":"0x2","hash":null,"nonce":null,
            "miner":null,"number":"0xb","transactions":["\#(Self.hash)"]}
            """#
        let block: RPCBlock = try Self.read(text)
        #expect(block.hash == nil)
        #expect(block.members.presence(of: .hash) == .null)
        #expect(block.members.presence(of: .nonce) == .null)
        #expect(block.members.presence(of: .withdrawals) == .absent)
        #expect(!block.hasWholeHeader)
        #expect(block.header.number == 11)
        #expect(block.transactions == .hashes([Hash32(Self.hash)!]))
        #expect(throws: DecodeError.self) {
            try Self.read(text.replacing("[", with: "[{},")) as RPCBlock
        }
    }

    @Test("a header's nonce is hex also without a prefix")
    func nonce() throws {
        let block = #"{"parentHash":"\#(Self.hash)","gasLimit":"0x1","gasUsed":"0x0","timestamp":"0x1","nonce":@}"#
        for nonce in [#""0x0000000000000042""#, #""0000000000000042""#, #""0x42""#, "66"] {
            #expect((try Self.read(block.replacing("@", with: nonce)) as RPCBlock).header.nonce == 66, "\(nonce)")
        }
        let strict = block.replacing("@", with: #""0x00000000000000ff""#)
        #expect((try Self.read(strict, mode: .strict) as RPCBlock).header.nonce == 255)
        for wrong in [#""0x42""#, "66", #""0000000000000042""#] {
            #expect(throws: DecodeError.self) {
                try Self.read(block.replacing("@", with: wrong), mode: .strict) as RPCBlock
            }
        }
    }

    @Test("signatures of every form become the chain's own")
    func signatures() throws {
        func transaction(_ members: String) throws -> RPCTransaction {
            try Self.read(
                #"""
                {"hash":"\#(Self.hash)","from":"\#(Self.address)","nonce":"0x1","gas":"0x5208","gasPrice":"0x1",
                "value":"0x0","input":"0x","maxFeePerGas":"0x2","maxPriorityFeePerGas":"0x1",\#(members)}
                """#
            )
        }
        for (members, isOdd, chain) in [
            (#""v":"0x1b""#, false, nil), (#""v":"0x1c","type":"0x0""#, true, nil), (#""v":"0x25""#, false, 1),
            (#""v":"0x26""#, true, 1), (#""v":"0x1","chainId":"0x5""#, true, 5),
            (#""v":"0x1","chainId":"0x5","type":"0x2""#, true, 5),
            (#""yParity":"0x1","chainId":"0x5","type":"0x2""#, true, 5),
            (#""v":"0x26","yParity":"0x1","chainId":"0x1","type":"0x1""#, true, 1),
        ] as [(String, Bool, UInt64?)] {
            let own = try transaction(members + #","r":"0x1","s":"0x2""#).transaction()
            #expect(own.signature == TransactionSignature(isOdd: isOdd, r: 1, s: 2), "\(members)")
            #expect(own.chainID == chain, "\(members)")
        }
        #expect(try transaction(#""v":"0x0","r":"0x0","s":"0x0""#).transaction().signature == nil)
        for members in [
            #""v":"0x2""#, #""yParity":"0x2","chainId":"0x5","type":"0x2""#, #""type":"0x7e""#, #""type":"0x2""#,
            #""type":"0x3","chainId":"0x1""#,
        ] {
            let sent = try transaction(members + #","r":"0x1","s":"0x2""#)
            #expect(throws: DecodeError.self, "\(members)") { try sent.transaction() }
        }
    }

    @Test("a receipt tells whether it succeeded, or the state")
    func outcomes() throws {
        func receipt(_ members: String) throws -> RPCReceipt {
            try Self.read(
                #"{"transactionHash":"\#(Self.hash)","cumulativeGasUsed":"0x9","logs":[\#(Self.log)]\#(members)}"#
            )
        }
        #expect(try receipt("").receipt == nil)
        #expect(try receipt(#","status":"0x1","type":"0x2""#).receipt?.outcome == .status(succeeded: true))
        let early = try #require(try receipt(#","root":"\#(Self.hash)""#).receipt)
        #expect(early.outcome == .stateRoot(Hash32(Self.hash)!))
        #expect(early.cumulativeGasUsed == 9)
        #expect(early.bloom == Bloom(of: early.logs))
        for members in [#","status":"0x2""#, #","logsBloom":"0x00""#, #","type":"0x100""#] {
            #expect(throws: DecodeError.self) { try receipt(members) }
        }
    }

    @Test("logs are lent one after the other")
    func visits() throws {
        let logs = "[\(Self.log),\(Self.log.replacing("0102", with: String(repeating: "ee", count: 500))),\(Self.log)]"
        var lengths: [Int] = []
        func visit(_ log: borrowing RPCLogView) {
            lengths.append(log.data.count)
            #expect(log.topics.count == 1)
            #expect(log.data[log.data.count - 1] == (log.data.count == 2 ? 2 : 0xee))
        }
        let answer = Array(#"{"id":1,"result":\#(logs)}"#.utf8)
        var reader = RPCReader(answer.span)
        let response = try RPCResponse(from: &reader) { (reader) throws(DecodeError) in
            try reader.visitLogs { (log) throws(DecodeError) in visit(log) }
        }
        #expect(response.id == .number(1))
        let receipts = Array(#"[{"a":{},"logs":\#(logs),"status":1},{"logs":[]}]"#.utf8)
        var other = RPCReader(receipts.span)
        try other.visitLogsOfReceipts { (log) throws(DecodeError) in visit(log) }
        try other.json.finish()
        #expect(lengths == [2, 500, 2, 2, 500, 2])
        for text in [#"[{}]"#, #"[{"logs":[],"logs":[]}]"#, #"[{"logs":null}]"#, "{}", #"[{"logs":[{}]}]"#] {
            let bytes = Array(text.utf8)
            #expect(throws: DecodeError.self, "\(text)") {
                var reader = RPCReader(bytes.span)
                try reader.visitLogsOfReceipts { (_) throws(DecodeError) in }
            }
        }
    }
}
