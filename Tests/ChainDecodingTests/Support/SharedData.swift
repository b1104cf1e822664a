import Foundation
import Testing

/// The public test vectors: the folder ``name`` of `SHARED_DATA`, or of `../shared/data` beside the package.
enum SharedData {
    private static let folder: URL? = {
        let root =
            ProcessInfo.processInfo.environment["SHARED_DATA"].map { URL(fileURLWithPath: $0) }
            ?? URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../../shared/data").standardizedFileURL
        let folder = root.appending(path: name)
        return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
    }()

    static var isPresent: Bool { folder != nil }

    /// The content of a file, unpacked when its name ends in `.gz`.
    static func bytes(_ path: String) throws -> Data {
        let file = try #require(folder).appending(path: path)
        guard path.hasSuffix(".gz") else { return try Data(contentsOf: file) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["gzip", "-dc", file.path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return data
    }

    /// The contents of many files that are packed, which one process unpacks.
    static func texts(_ paths: [String]) throws -> [Data] {
        let folder = try #require(folder)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments =
            ["sh", "-c", #"for file; do gzip -dc "$file"; printf '\0'; done"#, "sh"]
            + paths.map { folder.appending(path: $0).path }
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        let texts = data.split(separator: 0).map { Data($0) }
        try #require(texts.count == paths.count)
        return texts
    }

    /// The files below a folder whose names end in one of the suffixes, in order.
    static func files(_ path: String, suffixes: [String]) throws -> [String] {
        let names = try FileManager.default.subpathsOfDirectory(atPath: try #require(folder).appending(path: path).path)
        return names.filter { name in suffixes.contains { name.hasSuffix($0) } }.sorted().map { "\(path)/\($0)" }
    }

    /// The content of a JSON file.
    static func json<Content: Decodable>(_ type: Content.Type = Content.self, _ path: String) throws -> Content {
        try JSONDecoder().decode(type, from: try bytes(path))
    }
}

extension Trait where Self == ConditionTrait {
    /// Skips a test, by name, where the public test vectors are not present.
    static var needsSharedData: Self { .enabled(if: SharedData.isPresent, "the public test vectors are not present") }
}
