import ChainDecoding
import Testing

@testable import ChainSnippets

@Suite("A reader of the state over JSON-RPC")
struct NodeTests {
    private func call(refusedBy error: String) async throws -> CallOutcome {
        let answer = #"{"jsonrpc": "2.0", "id": 1, "error": \#(error)}"#
        return try await Node { _, _ in Array(answer.utf8) }.call(.zero, Bytes())
    }

    @Test(
        "takes a revert from nodes of all kinds",
        arguments: [
            // As of go-ethereum, Nethermind, OpenEthereum, and a proxy that wraps the error of a node.
            (#"{"code": 3, "message": "execution reverted", "data": "0x1234"}"#, [0x12, 0x34]),
            (#"{"code": -32015, "message": "VM execution error.", "data": "0x1234"}"#, [0x12, 0x34]),
            (#"{"code": -32015, "message": "VM execution error.", "data": "Reverted 0x1234"}"#, [0x12, 0x34]),
            (#"{"code": -32603, "message": "internal", "data": {"code": 3, "data": "0x1234"}}"#, [0x12, 0x34]),
            (#"{"code": -32000, "message": "execution reverted", "data": "0x"}"#, []),
            (#"{"code": 3, "message": "execution reverted"}"#, []),
        ] as [(String, [UInt8])]
    )
    func revert(error: String, data: [UInt8]) async throws {
        #expect(try await call(refusedBy: error) == .reverted(Bytes(data)))
    }

    @Test("throws where the call was not made")
    func refusal() async {
        for error in [
            #"{"code": -32000, "message": "missing trie node"}"#,
            #"{"code": -32005, "message": "slow down", "data": {"see": "https://example.org"}}"#,
        ] {
            await #expect(throws: RPCError.self) { try await call(refusedBy: error) }
        }
    }
}
