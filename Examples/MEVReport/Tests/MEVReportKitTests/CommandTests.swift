import Foundation
import MEVReportKit
import Testing

@Suite("mev-report")
struct CommandTests {
    private func run(_ text: String, _ arguments: String...) throws -> MEVReport.Result {
        let file = FileManager.default.temporaryDirectory.appending(path: "mev-report-\(UUID().uuidString).json")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(text.utf8).write(to: file)
        return MEVReport.run([file.path] + arguments, isTerminal: false)
    }

    private func content(_ name: String) throws -> String {
        try String(contentsOfFile: Sample.path(name), encoding: .utf8)
    }

    @Test("takes results, answers around them, batches and recordings, in one file or several")
    func documents() throws {
        let (block, receipts) = (try content("block.json"), try content("receipts.json"))
        let expected = MEVReport.run(Sample.block, isTerminal: false).output
        #expect(try run(block + receipts).output == expected)
        #expect(try run("\(receipts)\n\(block)").output == expected)
        let answers = [block, receipts].map { #"{"jsonrpc":"2.0","id":1,"result":\#($0)}"# }
        #expect(try run(answers.joined(separator: "\n")).output == expected)
        #expect(try run("[\(answers.joined(separator: ","))]").output == expected)
        let alone = try run(receipts)
        #expect(alone.status == 0 && alone.output.contains("1 sandwich"))
        #expect(try run(#"{"blockNumber":20000000,"kind":"receipts","result":\#(receipts)}"#).output == alone.output)
    }

    @Test("takes logs alone")
    func logs() throws {
        let receipts = try JSONSerialization.jsonObject(with: Data(try content("receipts.json").utf8))
        let logs = (receipts as? [[String: Any]] ?? []).map { $0["logs"] as? [[String: Any]] ?? [] }
        for value in [logs, logs.flatMap(\.self)] as [Any] {
            let text = String(decoding: try JSONSerialization.data(withJSONObject: value), as: UTF8.self)
            let result = try run(text)
            #expect(result.complaints == [])
            #expect(result.output.contains("1 sandwich"))
        }
    }

    @Test("puts the calls of a transaction with its block")
    func calls() throws {
        let call =
            #"{"type":"CALL","from":"0x1111111111111111111111111111111111111111","gas":"0x5208","gasUsed":"0x5208","#
            + #""to":"0x2222222222222222222222222222222222222222","input":"0x","value":"0x5"}"#
        let traces = #"[{"txHash":"0x\#(String(repeating: "ab", count: 32))","result":\#(call)}]"#
        let lost = try run(traces)
        #expect(lost.status == 1 && lost.output.isEmpty)
        #expect(lost.complaints.first?.contains("--block") == true)
        let found = try run(traces, "--block", "17")
        #expect(found.status == 0 && found.output.hasPrefix("Block 17\n"))
        #expect(found.output.contains("1, known by calls"))
        #expect(found.output.contains("Nothing was found."))
        #expect(try run(call, "--block", "17").status == 0)
    }

    @Test("writes JSON, a line for each block")
    func json() throws {
        let result = MEVReport.run(Sample.block + ["--json"], isTerminal: true)
        let lines = result.output.split(separator: "\n")
        #expect(lines.count == 1)
        let object = try JSONSerialization.jsonObject(with: Data(try #require(lines.first).utf8)) as? [String: Any]
        #expect(object?["blockNumber"] as? Int == 20_000_000)
        #expect((object?["findings"] as? [Any])?.count == 3)
    }

    @Test("complains of blocks whose documents are missing, too few or of another block")
    func incompleteBlocks() throws {
        let (block, receipts) = (try content("block.json"), try content("receipts.json"))
        let alone = try run(block)
        #expect(alone.status == 1 && alone.output.contains("Nothing was found."))
        #expect(
            alone.complaints == ["block 20000000: receipts, logs or calls are missing, without which nothing is found"]
        )
        let other = receipts.replacingOccurrences(of: "0x1312d00", with: "0x1312d01")
        let both = try run(block + other)
        #expect(both.complaints == alone.complaints && both.output.contains("Block 20,000,001"))
        let fork = receipts.replacingOccurrences(
            of: String(repeating: "42", count: 32),
            with: String(repeating: "43", count: 32)
        )
        #expect(try run(block + fork).complaints.first?.contains("of different blocks of that number: 0x42") == true)
        let list = try JSONSerialization.jsonObject(with: Data(receipts.utf8)) as? [Any] ?? []
        let first = String(decoding: try JSONSerialization.data(withJSONObject: [list[0]]), as: UTF8.self)
        #expect(
            try run(block + first).complaints == ["block 20000000 has 5 transactions, of which 1 have receipts here"]
        )
        #expect(try run(block + receipts + receipts).output == MEVReport.run(Sample.block, isTerminal: false).output)
        var header = try JSONSerialization.jsonObject(with: Data(block.utf8)) as? [String: Any] ?? [:]
        header["transactions"] = [String]()
        let empty = try run(String(decoding: try JSONSerialization.data(withJSONObject: header), as: UTF8.self))
        #expect(empty.status == 0 && empty.output.contains("none") && empty.output.contains("Nothing was found."))
    }

    @Test("reads the documents behind a broken one")
    func brokenDocuments() throws {
        let lines = try ["block.json", "receipts.json"]
            .map { name in
                let document = try JSONSerialization.jsonObject(with: Data(try content(name).utf8))
                return String(decoding: try JSONSerialization.data(withJSONObject: document), as: UTF8.self)
            }
        let expected = MEVReport.run(Sample.block, isTerminal: false).output
        for broken in [
            #"{"answer": 4x2}"#, #"{"answer": 42"#, #"{"answer": ["#, "}", "asked: 42", "{\n \"answer\": ?\n}",
        ] {
            let result = try run(lines.joined(separator: "\n\(broken)\n"))
            #expect(result.output == expected, "\(broken)")
            #expect(result.status == 1 && result.complaints.count == 1, "\(result.complaints)")
        }
    }

    @Test("does not trap on a recording that is cut off anywhere")
    func truncations() throws {
        let receipts = Array(try content("receipts.json").utf8)
        for length in stride(from: 0, to: receipts.count, by: 397) {
            let result = try run(String(decoding: receipts[..<length], as: UTF8.self))
            #expect(result.status == 1 && result.complaints.count == 1 && result.output.isEmpty)
        }
    }

    @Test("complains in a line of what it cannot read, and shows the rest")
    func complaints() throws {
        let block = try content("block.json")
        for (text, complaint) in [
            ("", "is empty"), (" \n", "is empty"), ("{", "truncated"), ("\u{1}", "JSON"), ("[1", "truncated"),
            (#"{"a":1}"#, "its members are a"), (#"{"\u001b[2J":1}"#, #"\u{1B}[2J"#), ("7", "no block"),
            (
                #"{"jsonrpc":"2.0","id":1,"error":{"code":-32000,"message":"pruned"}}"#,
                "the node refuses: pruned (-32000)"
            ),
            (#"{"blockNumber":"x","result":[]}"#, ":"), (#"{"parentHash":"0x12","gasLimit":1}"#, "parentHash"),
        ] {
            let result = try run(text)
            #expect(result.status == 1 && result.complaints.count == 1, "\(text)")
            #expect(result.complaints.first?.contains(complaint) == true, "\(result.complaints)")
            #expect(result.complaints.first?.contains { $0.isNewline || $0 == "\u{1b}" } == false)
            let both = try run("\(block)\n\(text)")
            #expect(both.output.hasPrefix("Block 20,000,000"))
        }
        let cut = String(try content("receipts.json").dropLast(400))
        #expect(try run(cut).complaints.first?.contains("truncated") == true)
        #expect(MEVReport.run(["no-such-file"], isTerminal: false).complaints.first?.contains("cannot be read") == true)
        for (arguments, complaint) in [
            (["--frequency"], "--frequency is no option; see --help"), (["--html"], "--html needs a value; see --help"),
            (["--color", "red"], "--color takes always, never or auto, not red; see --help"),
            (["--block", "one"], "--block takes a number, not one; see --help"),
        ] {
            let result = MEVReport.run(arguments, isTerminal: false)
            #expect(result.complaints == [complaint] && result.status == 2)
        }
        #expect(MEVReport.run(["--help"], isTerminal: false).output.contains("exit status: 0"))
    }
}
