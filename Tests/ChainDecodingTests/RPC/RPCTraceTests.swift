import ChainDecoding
import Testing

@Suite("Traces by JSON-RPC")
struct RPCTraceTests {
    private static let one = "0x" + String(repeating: "11", count: 20)
    private static let two = "0x" + String(repeating: "22", count: 20)
    private static let call =
        #"{"type":"CALL","from":"\#(one)","to":"\#(two)","gas":"0x10","gasUsed":"0x8","input":"0x","value":"0x1"}"#

    private static func parameters<Value>(_ method: RPCMethod<Value>) -> String {
        method.parameters.map { String(decoding: $0.array, as: UTF8.self) }.joined(separator: ";")
    }

    private static func result<Value>(_ method: RPCMethod<Value>, _ json: String) throws -> Value {
        try method.response(json: Array(#"{"id":1,"result":\#(json)}"#.utf8).span).result.get()
    }

    @Test("a tracer has a name, and what it is told")
    func requests() {
        let hash = "\"\(Hash32.zero)\""
        #expect(Self.parameters(.traceTransaction(.zero, by: .calls())) == hash + #";{"tracer":"callTracer"}"#)
        #expect(
            Self.parameters(.traceTransaction(.zero, by: .calls(withLogs: true, onlyOutermost: true)))
                == hash + #";{"tracer":"callTracer","tracerConfig":{"withLog":true,"onlyTopCall":true}}"#
        )
        #expect(
            Self.parameters(.traceBlockByNumber(5, by: .stateDiff))
                == #""0x5";{"tracer":"prestateTracer","tracerConfig":{"diffMode":true}}"#
        )
        var tracer = RPCTracer<MuxTrace>("muxTracer", configuration: Bytes(Array(#"{"4byteTracer":null}"#.utf8)))
        tracer.timeout = "2m"
        #expect(
            Self.parameters(.traceCall(RPCTransactionRequest(), by: tracer))
                == #"{};"latest";{"tracer":"muxTracer","tracerConfig":{"4byteTracer":null},"timeout":"2m"}"#
        )
        #expect(
            Self.parameters(.replayTransaction(.zero, withStateDiff: true)) == hash + #";["trace","stateDiff"]"#
        )
    }

    @Test("the tracer tells the type of the result")
    func results() throws {
        let tree = try Self.result(.traceTransaction(.zero, by: .calls()), Self.call)
        #expect(tree.root.to == Address(Self.two))
        #expect(tree == (try CallTree(json: Array(Self.call.utf8).span)))
        let block = try Self.result(
            .traceBlockByHash(.zero, by: .calls()),
            #"[{"txHash":"\#(Hash32.zero)","result":\#(Self.call)},{"error":"timeout"}]"#
        )
        #expect(block.first?.trace == tree)
        #expect(block.last?.outcome == .failure("timeout"))
        let counts = try Self.result(.traceTransaction(.zero, by: .selectors), #"{"0x27dc297e-128":1}"#)
        #expect(counts.counts.count == 1)
        #expect(try Self.result(.traceBlock(1), "[]").isEmpty)
        #expect(throws: DecodeError.self) { try Self.result(.traceTransaction(.zero, by: .calls()), "{}") }
    }
}
