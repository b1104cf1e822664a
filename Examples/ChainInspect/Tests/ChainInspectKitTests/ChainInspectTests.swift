import ChainDecoding
import ChainInspectKit
import Foundation
import Testing

@Suite("The chain-inspect program")
struct ChainInspectTests {
    private func run(_ arguments: String...) -> ChainInspect.Result {
        ChainInspect.run(arguments, isTerminal: false)
    }

    private func sample(_ name: String) -> String {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../Samples/\(name)")
            .standardizedFileURL.path
    }

    private func withFile(_ text: String, _ body: (String) throws -> Void) throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "chain-inspect-\(UUID().uuidString).json")
        try text.write(to: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: file) }
        try body(file.path)
    }

    @Test("a block is verified with its receipts, and its calls and logs are decoded")
    func block() {
        let result = run(sample("block.json"), sample("receipts.json"))
        #expect(result.status == 0, "\(result.complaint)")
        #expect(result.output.contains("Block 21,000,000"))
        #expect(result.output.contains("2024-10-20T01:20:00Z"))
        #expect(result.output.contains("✓ verified"))
        #expect(result.output.contains("✓ receipts root"))
        #expect(result.output.contains("transfer(to: 0x2222222222222222222222222222222222222222, value: 2500000000)"))
        #expect(result.output.contains("Transfer(from: 0x1111111111111111111111111111111111111111, to:"))
        #expect(!result.output.contains("\u{1b}"))
    }

    @Test("a receipt that somebody has changed is found")
    func lie() throws {
        let receipts = try String(contentsOfFile: sample("receipts.json"), encoding: .utf8)
        try withFile(receipts.replacingOccurrences(of: "9502f900", with: "9502f901")) { file in
            let result = run(sample("block.json"), file)
            #expect(result.output.contains("✗ not what it claims to be"))
            #expect(result.output.contains("✗ receipts root: "))
        }
    }

    @Test("calls are shown below each other, with what failed and why")
    func calls() {
        let result = run(sample("trace.json"), "--color", "always")
        #expect(result.output.contains("UniswapV2Router: INSUFFICIENT_OUTPUT_AMOUNT"))
        #expect(result.output.contains("├─ "))
        #expect(result.output.contains("getReserves"))
        #expect(result.output.contains("\u{1b}[31m✗"))
    }

    @Test("a block of impossible numbers is shown as any other")
    func impossibleNumbers() throws {
        let block = try String(contentsOfFile: sample("block.json"), encoding: .utf8)
            .replacingOccurrences(of: "\"gasLimit\": \"0x1c9c380\"", with: "\"gasLimit\": \"0x1\"")
            .replacingOccurrences(of: "\"gasUsed\": \"0x1a32d\"", with: "\"gasUsed\": \"0xffffffffffffffff\"")
        try withFile(block) { file in
            let result = run(file)
            #expect(result.status == 0, "\(result.complaint)")
            #expect(result.output.contains("18,446,744,073,709,551,615, 1844674407370955161500 % of the limit"))
            #expect(result.output.contains("✗ not what it claims to be"))
        }
    }

    @Test("no text of a node commands the terminal")
    func controls() throws {
        let trace = try String(contentsOfFile: sample("trace.json"), encoding: .utf8)
            .replacingOccurrences(of: "execution reverted", with: "a\\u001b[2Jb\\nc\\u202ed")
        try withFile(trace) { file in
            #expect(run(file).output.contains(#"✗ a\u{1B}[2Jb\nc\u{202E}d: "#))
        }
        try withFile("[{\"error\": \"\\u001b[2J\"}]") { file in
            #expect(run(file).output.contains(#"\u{1B}[2J"#))
        }
        try withFile("{\"\\u001b[2J\": 1}") { file in
            #expect(run(file).complaint.contains(#"members are \u{1B}[2J"#))
        }
    }

    @Test("an empty list is shown, and is the receipts of a block without transactions")
    func emptyList() throws {
        try withFile("[]") { file in #expect(run(file).output == "an empty list\n") }
        try withFile("{\"jsonrpc\": \"2.0\", \"id\": 1, \"result\": []}") { file in
            #expect(run(file).output == "an empty list\n")
            #expect(run(sample("block.json"), file).output.hasSuffix("\nan empty list\n"))
        }
    }

    @Test("what is no document is told with its place")
    func mistakes() throws {
        try withFile("{\"parentHash\": \"0x12\", \"stateRoot\": 1}") { file in
            let result = run(file)
            #expect(result.status == 1)
            #expect(result.complaint.hasPrefix("\(file): parentHash: "), "\(result.complaint)")
            #expect(result.complaint.contains("at offset"), "\(result.complaint)")
        }
        let answer = "{\"jsonrpc\": \"2.0\", \"id\": 1, \"error\": {\"code\": -32000, \"message\": \"pruned\"}}"
        try withFile(answer) { file in #expect(run(file).complaint.contains("pruned")) }
        #expect(run("no-such-file").complaint.contains("cannot be read"))
        #expect(run("--frequency").complaint.contains("--frequency is no option"))
        #expect(run("--abi").complaint.contains("needs a value"))
    }

    @Test("reverts and calls are explained, also by an interface of one's own")
    func data() throws {
        let panic = "0x4e487b710000000000000000000000000000000000000000000000000000000000000012"
        #expect(run("revert", panic).output == "Panic: division by zero (0x12)\n")
        let own = Selector(signature: "TooSlow(uint64)").description + String(repeating: "0", count: 63) + "7"
        #expect(run("revert", own).output.hasPrefix("unknown revert"))
        let abi = "[{\"type\":\"error\",\"name\":\"TooSlow\",\"inputs\":[{\"name\":\"by\",\"type\":\"uint64\"}]}]"
        try withFile(abi) { file in #expect(run("revert", own, "--abi", file).output == "TooSlow(by: 7)\n") }
        let approval = "0x095ea7b3" + String(repeating: "0", count: 63) + "1" + String(repeating: "0", count: 63) + "5"
        #expect(run("call", approval).output.hasPrefix("approve("))
    }

    @Test("bindings are written for an interface")
    func bindings() throws {
        try withFile("function ping(uint64 count) returns (bool)") { file in
            let result = run("bindings", file, "--name", "Pinger")
            #expect(result.status == 0, "\(result.complaint)")
            #expect(result.output.contains("enum Pinger"))
        }
    }
}
