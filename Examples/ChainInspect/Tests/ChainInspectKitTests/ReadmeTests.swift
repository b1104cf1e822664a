import ChainInspectKit
import Foundation
import Testing

@Suite("The README")
struct ReadmeTests {
    @Test("shows what its first command prints")
    func output() throws {
        let readme = URL(fileURLWithPath: sample("block.json")).appending(path: "../../README.md").standardizedFileURL
        let parts = try String(contentsOf: readme, encoding: .utf8).components(separatedBy: "```")
        let block = try #require(parts.first { $0.hasPrefix("text\n") })
        let shown = block.split(separator: "\n").dropFirst().filter { !$0.hasSuffix("…") }
        let printed = run(sample("block.json"), sample("receipts.json")).output.split(separator: "\n")
        #expect(shown.count == 7)
        for line in shown { #expect(printed.contains(line), "\(line)") }
    }
}
