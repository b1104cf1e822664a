import Foundation

/// The folder of shared test vectors: `SHARED_DATA`, or `../shared/data` beside the package.
enum SharedData {
    static func bytes(_ path: String) -> [UInt8]? {
        let root =
            ProcessInfo.processInfo.environment["SHARED_DATA"].map { URL(fileURLWithPath: $0) }
            ?? URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../../shared/data").standardizedFileURL
        return (try? Data(contentsOf: root.appending(path: path))).map { [UInt8]($0) }
    }
}
