import ChainInspectKit
import Foundation
import Testing

@Suite("Receipts of blocks")
struct BlockReceiptsTests {
    /// The receipts of the sample, each a document.
    private func receipts() throws -> [String] {
        let sample = try Data(contentsOf: URL(fileURLWithPath: sample("receipts.json")))
        let receipts = try #require(try JSONSerialization.jsonObject(with: sample) as? [[String: Any]])
        return try receipts.map { String(decoding: try JSONSerialization.data(withJSONObject: $0), as: UTF8.self) }
    }

    private func answer(_ result: String) -> String { #"{"jsonrpc":"2.0","id":1,"result":\#(result)}"# }

    @Test("that come one by one, in any order or more than once, verify their block together")
    func merged() throws {
        let receipts = try receipts()
        let batch = receipts.map(answer).joined(separator: ",")
        let bare = receipts.joined(separator: ",")
        for text in [
            receipts.joined(separator: "\n"), receipts.reversed().joined(separator: "\n"), "[\(batch)]",
            "[\(bare)]\n\(receipts[1])", "[\(bare)]\n\(answer("[\(bare)]"))",
        ] {
            try withFile(text) { file in
                for files in [[sample("block.json"), file], [file, sample("block.json")]] {
                    let result = run(files)
                    #expect(result.status == 0 && result.complaints == [])
                    #expect(result.output.hasPrefix("Block 21,000,000"), "\(text)")
                    #expect(result.output.contains("  ✓ verified\n"))
                    #expect(result.output.contains("    ✓ receipts root\n"))
                    #expect(result.output.contains("  2 transactions, 1 failed; 1 log\n"))
                    #expect(result.output.components(separatedBy: "gas 46,109").count == 2)
                }
            }
        }
    }

    @Test("of which some are missing are shown as they are, and accuse nobody")
    func missing() throws {
        let receipts = try receipts()
        for text in [receipts[0], answer(receipts[0]), "[\(receipts[0])]", answer("[\(receipts[0])]")] {
            try withFile(text) { file in
                let result = run(sample("block.json"), file)
                #expect(result.status == 0 && result.complaints == [])
                #expect(!result.output.contains("✗ ") && !result.output.contains("✓ verified"))
                #expect(result.output.contains("  ? not wholly verifiable\n    ✓ block hash\n"))
                #expect(result.output.contains("    ? receipts root: not all receipts are told, 1 of 2\n"))
                #expect(result.output.contains("  2 transactions\n"))
                #expect(result.output.hasSuffix(run(file, "--chain", "1").output))
            }
        }
    }

    @Test("that contradict each other are found")
    func contradiction() throws {
        let receipts = try receipts()
        let other = receipts[0].replacingOccurrences(of: "9502f900", with: "9502f901")
        try withFile([receipts[0], other, receipts[1]].joined(separator: "\n")) { file in
            let result = run(sample("block.json"), file)
            #expect(result.status == 3)
            #expect(result.output.contains("✗ not what it claims to be"))
            #expect(result.output.contains("✗ receipt transactions: 3, where 2 receipts is claimed"))
        }
    }

    @Test("of a block that does not tell its transactions are shown as they are")
    func header() throws {
        let block = try Data(contentsOf: URL(fileURLWithPath: sample("block.json")))
        var header = try #require(try JSONSerialization.jsonObject(with: block) as? [String: Any])
        header["transactions"] = nil
        let text = String(decoding: try JSONSerialization.data(withJSONObject: header), as: UTF8.self)
        let reason = "whether all receipts are told, is not known without the transactions"
        try withFile(text) { header in
            try withFile(try receipts()[1]) { receipt in
                for file in [receipt, sample("receipts.json")] {
                    let result = run(header, file)
                    #expect(result.status == 0, "\(result.output)")
                    #expect(result.output.contains("    ? receipts root: \(reason)\n"))
                    #expect(result.output.hasSuffix(run(file).output))
                }
            }
        }
    }

    @Test("of fewer transactions, as another node tells them, are no lie of the block")
    func twoNodes() throws {
        let sampled = try Data(contentsOf: URL(fileURLWithPath: sample("block.json")))
        var block = try #require(try JSONSerialization.jsonObject(with: sampled) as? [String: Any])
        block["transactions"] = (block["transactions"] as? [Any])?.prefix(1).map(\.self)
        let text = String(decoding: try JSONSerialization.data(withJSONObject: block), as: UTF8.self)
        try withFile(text) { other in
            try withFile(try receipts()[0]) { receipt in
                let reports = run(sample("block.json"), other, receipt).output.components(separatedBy: "\nBlock ")
                try #require(reports.count == 2)
                #expect(reports[0].contains("? not wholly verifiable") && !reports[0].contains("✗ not"))
                #expect(reports[1].contains("✗ not what it claims to be"))
            }
        }
    }

    @Test("go to the block that they name; the others stay where they are")
    func twoBlocks() throws {
        let receipts = try receipts()
        let other = receipts[0].replacingOccurrences(of: "0x5ba7b96f", with: "0x5ba7b960")
        try withFile("[\(other),\(receipts[0]),\(receipts[1])]") { file in
            let result = run(sample("block.json"), file)
            #expect(result.status == 0)
            #expect(result.output.contains("  ✓ verified\n"))
            #expect(result.output.components(separatedBy: "gas 46,109").count == 3)
            try withFile(other) { file in #expect(result.output.hasSuffix(run(file).output)) }
        }
    }
}
