import Foundation
import MEVAccuracyKit
import MEVReportKit
import Testing

#if canImport(FoundationXML)
import FoundationXML
#endif

/// Labelled blocks: the folder `mev` of `SHARED_DATA`, or of `../shared/data` beside the package.
private enum Recorded {
    static let folder: URL? = {
        let root =
            ProcessInfo.processInfo.environment["SHARED_DATA"].map { URL(fileURLWithPath: $0) }
            ?? URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../../../shared/data").standardizedFileURL
        let folder = root.appending(path: "mev")
        return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
    }()

    /// Reports on files that are packed, as `zcat … | mev-report` does.
    static func report(_ paths: [String], _ arguments: String...) throws -> MEVReport.Result {
        let folder = try #require(folder)
        let unpacked = FileManager.default.temporaryDirectory.appending(path: "mev-report-\(UUID().uuidString)")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments =
            ["sh", "-c", #"for file; do gzip -cdf "$file"; done > "$0""#, unpacked.path]
            + paths.map { folder.appending(path: $0).path }
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        defer { try? FileManager.default.removeItem(at: unpacked) }
        return MEVReport.run([unpacked.path] + arguments, isTerminal: false)
    }
}

@Suite("Recorded blocks", .enabled(if: Recorded.folder != nil, "the public test vectors are not present"))
struct RecordedTests {
    @Test("show a sandwich over two pools, who was hit, and what it cost")
    func sandwich() throws {
        let result = try Recorded.report(["mev-inspect-py/blocks/12914944.json.gz"])
        #expect(result.status == 0 && result.complaints == [])
        for piece in [
            "Block 12,914,944", "Sandwich: 3 transactions, 2 pools, 1 victim",
            "0xf88C87609c7ffd287e948721446e48E4A8bedfe7",
            "+0.212712 ETH", "0.2 ETH sent to the beneficiary", "1 WETH → 2,280.37 USDC", "≈ 0.332077 ETH",
        ] {
            #expect(result.output.lowercased().contains(piece.lowercased()), "\(piece)")
        }
    }

    @Test("have no fees where an export has something else in the place of gas")
    func fees() throws {
        let result = try Recorded.report(["mev-inspect-py/blocks/12498502.json.gz"])
        #expect(result.status == 0 && result.output.contains("3 liquidations"))
        #expect(!result.output.contains("priority fees") && !result.output.contains("for gas"))
    }

    @Test("are read as every source tells of them, and each finding has its picture")
    func pages() throws {
        let blocks =
            ["trace_block_17073191", "flatCallTracer_17073193", "callTracer_24298763", "logs_18000001"]
            .map { ["erigon-rpc-tests/\($0).json.gz"] }
            + [["erigon-rpc-tests/block_18000000.json.gz", "erigon-rpc-tests/receipts_18000000.json.gz"]]
        var (findings, pictures) = (0, 0)
        for files in blocks {
            let result = try Recorded.report(files, "--html", "page")
            #expect(result.status == 0 && result.complaints == [], "\(files)")
            let page = try #require(result.page?.content)
            findings += page.components(separatedBy: "<article").count - 1
            for picture in PageTests.pictures(page) {
                #expect(XMLParser(data: Data(picture.utf8)).parse())
                pictures += 1
            }
        }
        print("mev-report: \(blocks.count) recorded blocks, \(findings) findings, \(pictures) pictures")
        #expect(findings > 0 && pictures == findings)
    }

    @Test("that are labelled hold all that is expected of them, to the unit, and nothing else")
    func accuracy() throws {
        let result = try Accuracy.run(try #require(Recorded.folder).path)
        print(result.output)
        #expect(result.complaints == [])
    }
}
