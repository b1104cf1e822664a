import Foundation

/// A process that a test started; its output goes to a file.
final class ChildProcess {
    private let process = Process()
    private let log: FileHandle

    /// Starts a program.
    init(_ executable: URL, _ arguments: [String], in folder: TemporaryFolder, log name: String) throws {
        let path = folder.path(name)
        if !FileManager.default.fileExists(atPath: path) {
            _ = FileManager.default.createFile(atPath: path, contents: nil)
        }
        log = try FileHandle(forWritingTo: URL(filePath: path))
        try log.seekToEnd()
        process.executableURL = executable
        process.arguments = arguments
        process.currentDirectoryURL = folder.url
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = log
        process.standardError = log
        try process.run()
    }

    /// Runs a program to its end and returns its exit status and what it wrote.
    static func run(
        _ executable: URL,
        _ arguments: [String],
        in folder: TemporaryFolder,
        within limit: Duration = .seconds(20)
    ) async throws -> (status: Int32, output: String) {
        let name = "output-\(UUID().uuidString).txt"
        let child = try ChildProcess(executable, arguments, in: folder, log: name)
        defer { child.kill() }
        try await child.ended(within: limit)
        return (child.status, folder.read(name))
    }

    var id: Int32 { process.processIdentifier }
    var isRunning: Bool { process.isRunning }

    /// The exit status, or the signal that ended it; only of a process that has ended.
    var status: Int32 { process.terminationStatus }
    /// Whether it ended by itself and not by a signal; only of a process that has ended.
    var hasExited: Bool { process.terminationReason == .exit }

    /// The processes that it has started and that run.
    var children: [Int32] {
        let path = "/proc/\(id)/task/\(id)/children"
        let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        return text.split(separator: " ").compactMap { Int32($0) }
    }

    func signal(_ number: Int32) {
        guard process.isRunning else { return }
        Foundation.kill(id, number)
    }

    /// Waits for its end.
    func ended(within limit: Duration) async throws {
        let name = process.executableURL?.lastPathComponent ?? ""
        try await eventually("\(name) \(process.arguments ?? []) ends", within: limit) { !process.isRunning }
    }

    /// Ends it and what it has started at once, if it still runs.
    func kill() {
        guard process.isRunning else { return }
        for child in children {
            Foundation.kill(child, SIGKILL)
        }
        Foundation.kill(id, SIGKILL)
        process.waitUntilExit()
    }
}
