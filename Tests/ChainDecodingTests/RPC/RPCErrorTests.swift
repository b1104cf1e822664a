import ChainDecoding
import Testing

@Suite("Errors of JSON-RPC")
struct RPCErrorTests {
    private static func error(_ data: String?) -> RPCError {
        RPCError(code: 3, message: "execution reverted", data: data.map { Bytes(Array($0.utf8)) })
    }

    @Test("data of reverts are found however nodes wrap them")
    func reverts() {
        let panic = "0x4e487b71" + String(repeating: "0", count: 62) + "01"
        for data in [
            "\"\(panic)\"", "\"Reverted \(panic)\"", #"{"message":"x","data":"\#(panic)"}"#,
            #"{"a":[{"data":"0x"}],"data":{"data":"\#(panic)"}}"#,
        ] {
            #expect(Self.error(data).revert() == .panic(PanicReason(code: U256(1))), "\(data)")
        }
        #expect(Self.error("\"0x\"").revert() == .empty)
        for data in [nil, "null", "7", "\"\"", "\"0x0\"", "\"reverted\"", "{}", "[]", #"{"data":null}"#, "{"] {
            #expect(Self.error(data).revertData == nil, "\(data ?? "")")
        }
        let deep = String(repeating: #"{"data":"#, count: 100) + "\"0x\"" + String(repeating: "}", count: 100)
        #expect(Self.error(deep).revertData == nil)
    }

    @Test("an error is told in a line, and so is one of decoding, whatever the input says")
    func descriptions() {
        #expect(Self.error(nil).description == "execution reverted (3)")
        #expect(RPCError(code: -32_000, message: "a\u{1b}[2J\nb").description == #"a\u{1B}[2J\nb (-32000)"#)
        let error = DecodeError(.malformed, "there is no “\u{7}”", at: 3, path: ["a\r", "b"])
        #expect(error.description == #"a\r.b: there is no “\u{07}” at offset 3 (malformed)"#)
    }

    @Test("numbers of mistakes have names")
    func kinds() {
        #expect(Self.error(nil).kind == .reverted)
        #expect(RPCError(code: -32_601, message: "").kind == .methodNotFound)
        #expect(RPCError(code: -38_014, message: "").kind == .insufficientFunds)
        #expect(RPCError(code: -32_050, message: "").kind == nil)
    }
}
