import ChainDecoding
import ChainInspectKit
import Foundation
import Testing

@Suite("The chain-inspect program")
struct ChainInspectTests {
    @Test("a block is verified with its receipts, and its calls and logs are decoded")
    func block() {
        for files in [["block.json", "receipts.json"], ["receipts.json", "block.json"]] {
            let result = ChainInspect.run(files.map(sample), isTerminal: false)
            #expect(result.status == 0, "\(result.complaints)")
            #expect(result.output.contains("Block 21,000,000"))
            #expect(result.output.contains("2024-10-20T01:20:00Z"))
            #expect(result.output.contains("✓ verified"))
            #expect(result.output.contains("✓ receipts root"))
            #expect(
                result.output.contains("transfer(to: 0x2222222222222222222222222222222222222222, value: 2500000000)")
            )
            #expect(result.output.contains("Transfer(from: 0x1111111111111111111111111111111111111111, to:"))
            #expect(!result.output.contains("\u{1b}"))
        }
    }

    @Test("a receipt that somebody has changed is found, where the chain is known to conform")
    func lie() throws {
        let receipts = try String(contentsOfFile: sample("receipts.json"), encoding: .utf8)
        try withFile(receipts.replacingOccurrences(of: "9502f900", with: "9502f901")) { file in
            let result = run(sample("block.json"), file)
            #expect(result.status == 3)
            #expect(result.output.contains("✗ not what it claims to be"))
            #expect(result.output.contains("✗ receipts root: "))
            let elsewhere = run(sample("block.json"), file, "--chain", "25")
            #expect(elsewhere.status == 0)
            #expect(elsewhere.output.contains("Cronos (25)"))
            #expect(elsewhere.output.contains("? receipts root: "))
        }
    }

    @Test("a block of impossible numbers is shown as any other")
    func impossibleNumbers() throws {
        let block = try String(contentsOfFile: sample("block.json"), encoding: .utf8)
            .replacingOccurrences(of: "\"gasLimit\": \"0x1c9c380\"", with: "\"gasLimit\": \"0x1\"")
            .replacingOccurrences(of: "\"gasUsed\": \"0x1a32d\"", with: "\"gasUsed\": \"0xffffffffffffffff\"")
        try withFile(block) { file in
            let result = run(file)
            #expect(result.status == 3, "\(result.complaints)")
            #expect(result.output.contains("18,446,744,073,709,551,615, 1844674407370955161500 % of the limit"))
            #expect(result.output.contains("✗ not what it claims to be"))
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

    @Test("calls are shown below each other, with what failed and why")
    func calls() {
        let result = run(sample("trace.json"), "--color", "always")
        #expect(result.output.contains("UniswapV2Router: INSUFFICIENT_OUTPUT_AMOUNT"))
        #expect(result.output.contains("├─ "))
        #expect(result.output.contains("getReserves"))
        #expect(result.output.contains("\u{1b}[31m✗"))
    }

    @Test("calls that are nested deep are numbered instead of drawn")
    func depth() throws {
        let call = #"{"type":"CALL","from":"0x1111111111111111111111111111111111111111","input":"0x","calls":["#
        let tree = String(repeating: call, count: 100) + String(repeating: "]}", count: 100)
        try withFile(tree) { file in
            let result = run(file)
            #expect(result.output.hasPrefix("100 calls\n"))
            #expect(result.output.contains("(99) "))
            #expect(result.output.split(separator: "\n").allSatisfy { $0.count < 120 })
        }
    }

    @Test("answers are taken as clients print them: pretty, in batches, a line each, and recorded")
    func answers() throws {
        let log = #"{"address":"0x2222222222222222222222222222222222222222","topics":[],"data":"0x01"}"#
        let answer = #"{"jsonrpc": "2.0", "id": 1, "result": [\#(log)] }"#
        for text in [
            "[\(log)]", log, answer, answer.replacingOccurrences(of: ": ", with: " :\n  "), "[\(answer)]",
            "// speaks of logs\n>> {\"method\":\"eth_getLogs\"}\n<< \(answer)\n",
        ] {
            try withFile(text) { file in
                let result = run(file)
                #expect(result.complaints == [])
                #expect(result.output.contains("1 log, 1 unknown"), "\(text)")
                #expect(result.output.contains("anonymous event, 1 byte of data"), "\(text)")
            }
        }
        try withFile("\(answer)\n{\"answer\": 42}\n\(answer)\n[]\n") { file in
            let result = run(file)
            #expect(result.status == 1)
            #expect(result.output.components(separatedBy: "anonymous event").count == 3)
            #expect(result.output.contains("an empty list"))
            #expect(result.complaints.count == 1 && result.complaints[0].contains("its members are answer"))
        }
    }

    @Test("a line that is no JSON does no harm to the lines around it")
    func brokenLine() throws {
        let log = #"{"address":"0x2222222222222222222222222222222222222222","topics":[],"data":"0x01"}"#
        for broken in [
            "{\"answer\": 4x2}", "{\"answer\": 42", "{\"answer\": [", "{\"ans", "}", "asked: 42", "{} ?",
            // Only the first line of a document can begin the next one: what is indented belongs to it.
            "{\n  \"answer\": [\n    {\"question\"}\n  ]\n}",
        ] {
            try withFile("\(log)\n\(broken)\n\(log)\n\n\(log)") { file in
                let result = run(file)
                #expect(result.status == 1)
                #expect(result.output.components(separatedBy: "anonymous event").count == 4, "\(broken)")
                #expect(result.complaints.count == (broken == "{} ?" ? 2 : 1), "\(result.complaints)")
            }
        }
        try withFile("\(log)\n?\n") { file in
            #expect(
                run(file).complaints == [
                    "\(file): a JSON value is expected at offset \(log.utf8.count + 1) (malformed)"
                ]
            )
        }
    }

    @Test("a transaction, the answer to a reverted call and typed data are shown")
    func others() throws {
        let panic = "0x4e487b71" + String(repeating: "0", count: 62) + "01"
        let refusal = #"{"id":1,"error":{"code":3,"message":"execution reverted","data":"\#(panic)"}}"#
        try withFile(refusal.replacingOccurrences(of: "{\"id\"", with: "{\"jsonrpc\":\"2.0\",\"id\"")) { file in
            #expect(run(file).output == "✗ execution reverted  Panic: an assertion does not hold (0x01)\n")
        }
        let transaction =
            #"{"hash":"0x\#(String(repeating: "1", count: 64))","from":"0x1111111111111111111111111111111111111111","#
            + #""to":"0x2222222222222222222222222222222222222222","nonce":"0x0","gas":"0x5208","value":"0x1","#
            + #""input":"0x18160ddd","chainId":"0x89"}"#
        try withFile(transaction) { file in
            #expect(run(file).output.contains("0.000000000000000001 POL\n    totalSupply()\n"))
        }
        // The example of EIP-712.
        let mail =
            #"{"types":{"EIP712Domain":[{"name":"name","type":"string"}],"Mail":[{"name":"contents","type":"string"}]},"#
            + #""primaryType":"Mail","domain":{"name":"Ether Mail"},"message":{"contents":"Hello, Bob!"}}"#
        try withFile(mail) { file in
            let result = run(file)
            #expect(result.output.contains("message  (contents: \"Hello, Bob!\")"))
            #expect(result.output.contains("hash     0x"))
        }
    }

    @Test("what is wrong is told in a line with its place")
    func mistakes() throws {
        try withFile("\n{\"parentHash\": \"0x12\", \"gasLimit\": 1}") { file in
            let result = run(file)
            #expect(result.status == 1 && result.output.isEmpty)
            #expect(
                result.complaints == ["\(file): parentHash: 64 hex digits are expected, not 2 at offset 21 (truncated)"]
            )
        }
        let answer = "{\"jsonrpc\": \"2.0\", \"id\": 1, \"error\": {\"code\": -32000, \"message\": \"pruned\"}}"
        for (text, complaint) in [
            (answer, "the node refuses: pruned (-32000)"), ("", "is empty"), (" \n", "is empty"), ("\u{1}", "JSON"),
            ("{\"jsonrpc\": \"2.0\", \"id\": 1, \"result\": null}", "null, as nodes say of what they do not know"),
            ("{\"gas\": 1, \"structLogs\": []}", "callTracer"), ("[[]]", "an array of arrays"),
            ("\"0x12\"", "a text"), ("{\"a\u{1b}[2J\": 1}", "control"),
            ("{\"\\u001b[2J\": 1}", "members are \\u{1B}[2J"),
            ("{\"parentHash\": ", "truncated"),
        ] {
            try withFile(text) { file in
                let result = run(file)
                #expect(result.status == 1 && result.complaints.count == 1)
                #expect(result.complaints.first?.contains(complaint) == true, "\(result.complaints)")
                #expect(result.complaints.first?.contains { $0.isNewline || $0 == "\u{1b}" } == false)
            }
        }
        #expect(run("no-such-file").complaints.first?.contains("cannot be read") == true)
        for (arguments, complaint) in [
            (["--frequency"], "--frequency is no option; see --help"), (["-x"], "-x is no option; see --help"),
            (["--abi"], "--abi needs a value; see --help"), (["revert"], "revert takes one operand; see --help"),
            (["--chain", "one"], "--chain takes a number, not one; see --help"),
            (["--color", "red"], "--color takes always, never or auto, not red; see --help"),
        ] {
            let result = ChainInspect.run(arguments, isTerminal: false)
            #expect(result.complaints == [complaint] && result.status == 2)
        }
        #expect(run("--help").output.contains("exit status: 0"))
    }

    @Test("nothing in a document commands the terminal")
    func commands() throws {
        let hostile = #"\u001b[2J\u001b]0;title\u0007\r\n\u202e\u009b31m"#
        let reason =
            "0x08c379a0" + String(repeating: "0", count: 62) + "20" + String(repeating: "0", count: 62) + "04"
            + "1b5b324a" + String(repeating: "0", count: 56)
        let trace =
            #"{"type":"CALL","from":"0x1111111111111111111111111111111111111111","input":"0x","output":"\#(reason)","#
            + #""error":"\#(hostile)","revertReason":"\#(hostile)"}"#
        let failure = #"[{"error":"\#(hostile)"}]"#
        let refusal = #"{"jsonrpc":"2.0","id":1,"error":{"code":3,"message":"\#(hostile)","data":"\#(reason)"}}"#
        let other = #"{"jsonrpc":"2.0","id":1,"error":{"code":3,"message":"\#(hostile)"}}"#
        let call = #"{"type":"\#(hostile)","from":"0x1111111111111111111111111111111111111111"}"#
        try withFile([trace, failure, refusal, other, call].joined(separator: "\n")) { file in
            let result = run(file, "\u{1b}[2J")
            #expect(result.complaints.count == 3)
            let lines = result.output.split(separator: "\n").map(String.init) + result.complaints
            #expect(lines.count >= 7)
            for scalar in lines.joined().unicodeScalars {
                #expect(![.control, .format].contains(scalar.properties.generalCategory), "\(scalar.value)")
            }
        }
    }

    @Test("reverts, calls and names are explained, also by an interface of one's own")
    func data() throws {
        let panic = "0x4e487b710000000000000000000000000000000000000000000000000000000000000012"
        #expect(run("revert", panic).output == "Panic: division by zero (0x12)\n")
        let own = Selector(signature: "TooSlow(uint64)").description + String(repeating: "0", count: 63) + "7"
        #expect(run("revert", own).output.hasPrefix("unknown revert"))
        let abi = "[{\"type\":\"error\",\"name\":\"TooSlow\",\"inputs\":[{\"name\":\"by\",\"type\":\"uint64\"}]}]"
        try withFile(abi) { file in #expect(run("revert", own, "--abi", file).output == "TooSlow(by: 7)\n") }
        let approval = "0x095ea7b3" + String(repeating: "0", count: 63) + "1" + String(repeating: "0", count: 63) + "5"
        #expect(run("--color", "never", "call", approval).output.hasPrefix("approve("))
        #expect(run("revert", "0x0").complaints.first?.hasPrefix("the data: ") == true)
        // ENSIP-1 and ENSIP-15.
        let hash = "0xee6c4522aab0003e8d14cd40a6af439055fd2577951148c14b6cea9a53475835"
        #expect(run("name", "Vitalik.eth").output == "vitalik.eth  \(hash)\n")
        #expect(run("name", "a..b").complaints.first?.hasPrefix("the name: ") == true)
    }

    @Test("bindings are written for an interface")
    func bindings() throws {
        try withFile("function ping(uint64 count) returns (bool)") { file in
            let result = run("bindings", file, "--name", "Pinger")
            #expect(result.status == 0, "\(result.complaints)")
            #expect(result.output.contains("enum Pinger"))
        }
    }
}
