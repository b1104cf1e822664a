import ChainInspectKit
import Foundation
import Testing

@Suite("Currencies")
struct CurrencyTests {
    private func block(_ change: (String) -> String) throws -> String {
        change(try String(contentsOfFile: sample("block.json"), encoding: .utf8))
    }

    @Test("are named where the chain is told, and else they are nobody's")
    func told() throws {
        #expect(run(sample("receipts.json")).output.contains("fee 0.00046109 native\n"))
        #expect(run(sample("receipts.json"), "--chain", "137").output.contains("fee 0.00046109 POL\n"))
        for (chain, token) in [("", "native"), ("\"chainId\": \"0x89\",", "POL"), ("\"chainId\": \"0x1\",", "ETH")] {
            let block = try block { $0.replacingOccurrences(of: "\"chainId\": \"0x1\",", with: chain) }
            try withFile(block) { file in
                let output = run(file, sample("receipts.json")).output
                #expect(output.contains("fee 0.00046109 \(token)\n"))
            }
        }
    }

    @Test("of receipts and calls are those of the chain that their block tells")
    func linked() throws {
        let trace = try String(contentsOfFile: sample("trace.json"), encoding: .utf8)
            .replacingOccurrences(of: "\"value\": \"0x0\"", with: "\"value\": \"0x1\"")
        try withFile(trace) { file in
            #expect(run(file).output.contains(" 0.000000000000000001 native "))
            #expect(run(file, "--chain", "56").output.contains(" 0.000000000000000001 BNB "))
            for files in [[sample("block.json"), file], [file, sample("block.json")]] {
                #expect(run(files).output.contains(" 0.000000000000000001 ETH "))
            }
            let other = try block { $0.replacingOccurrences(of: "0xbd4d8f77", with: "0xbd4d8f70") }
            try withFile(other) { block in
                #expect(run(block, file).output.contains(" 0.000000000000000001 native "))
            }
        }
    }
}
