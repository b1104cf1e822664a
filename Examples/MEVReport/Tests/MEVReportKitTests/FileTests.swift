import ChainDecoding
import Foundation
import MEVAnalysis
import Testing

@testable import MEVReportKit

@Suite("Files")
struct FileTests {
    private func withFolder(_ body: (URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "mev-report-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder)
    }

    @Test("are written whole or not at all, and links to them stay")
    func saving() throws {
        try withFolder { folder in
            let (file, link) = (folder.appending(path: "page.html").path, folder.appending(path: "link.html").path)
            #expect(FileWriter.save("old", to: file) == nil)
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
            #expect(FileWriter.save("new", to: link) == nil)
            #expect(try String(contentsOfFile: file, encoding: .utf8) == "new")
            #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == file)
            #expect(FileWriter.save("new", to: folder.path) == "Is a directory")
            let lost = folder.appending(path: "no/such/folder.html").path
            #expect(FileWriter.save("new", to: lost) == "No such file or directory")
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["link.html", "page.html"]
            )
        }
        #expect(FileWriter.save("nothing", to: "/dev/null") == nil)
    }

    @Test("that are read are not overwritten, and pages are not replaced by nothing")
    func keeping() throws {
        let path = Sample.path("receipts.json")
        let result = MEVReport.run([path, "--html", path], isTerminal: false)
        #expect(result.status == 2 && result.page == nil)
        #expect(result.complaints == ["--html would overwrite \(path), which is read; see --help"])
        let missing = MEVReport.run(["no-such-file", "--html", "page.html"], isTerminal: false)
        #expect(missing.status == 1 && missing.page == nil && missing.output.isEmpty)
        let printed = MEVReport.run([path, "--html", "-"], isTerminal: false)
        #expect(printed.page == nil && printed.output.hasPrefix("<!doctype html>"))
    }

    @Test("of well-known tokens have right addresses")
    func tokens() throws {
        for token in WellKnownTokens.list {
            let address = try Address(checksummed: token.address)
            #expect(WellKnownTokens.names.name(of: address) == token.symbol)
        }
        #expect(Set(WellKnownTokens.list.map(\.address)).count == WellKnownTokens.list.count)
    }
}
