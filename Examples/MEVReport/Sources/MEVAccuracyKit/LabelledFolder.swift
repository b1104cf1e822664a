import Foundation

/// A folder of labelled blocks, of which files may be packed by gzip.
struct LabelledFolder {
    let folder: URL

    /// The files that tell of blocks, and the source that each is.
    func recordings() throws -> [(path: String, source: Source)] {
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
        return names.compactMap { path in
            guard path.hasSuffix(".json") || path.hasSuffix(".json.gz") else { return nil }
            if path.hasPrefix("mev-inspect-py/blocks/") { return (path, .traces) }
            if path.hasPrefix("mev-inspect-rs/") { return (path, .inspectRS) }
            guard path.hasPrefix("erigon-rpc-tests/"),
                let kind = path.split(separator: "/").last?.split(separator: "_").first
            else { return nil }
            switch kind {
            case "receipts", "logs": return (path, .logs)
            case "trace", "flatCallTracer", "callTracer": return (path, .traces)
            default: return nil
            }
        }
    }

    /// The cases of mev-inspect-js; `nil` when they are not there.
    func inspectJS() throws -> Data? {
        let path = "mev-inspect-js/mev_cases.json.gz"
        guard FileManager.default.fileExists(atPath: folder.appending(path: path).path) else { return nil }
        return try content(of: path)
    }

    /// The content of a file, unpacked.
    func content(of path: String) throws -> Data {
        let file = folder.appending(path: path)
        guard path.hasSuffix(".gz") else { return try Data(contentsOf: file) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["gzip", "-dc", file.path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CocoaError(.fileReadCorruptFile) }
        return data
    }
}
