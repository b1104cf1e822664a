#if SQLite
import Foundation
import Testing

/// A process that writes until it is killed, and says what was acknowledged.
struct CrashWriter {
    private struct EndedByItself: Error {
        var status: Int32
    }

    private let executable: URL
    private let arguments: [String]

    init(arguments: [String]) throws {
        executable = try #require(Self.executable)
        self.arguments = arguments
    }

    /// The program, which the build puts beside the test bundle.
    private static var executable: URL? {
        var directory = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        for _ in 0..<5 {
            let candidate = directory.appending(path: "StorageCrashWriter")
            if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
            directory.deleteLastPathComponent()
        }
        return nil
    }

    /// Starts the process, kills it once it has acknowledged so many steps of a port, and returns the last that it has.
    func kill(afterSteps count: Int, of port: String) async throws -> Int {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(with: Result { try run(port, count) }) }
        }
    }

    private func run(_ port: String, _ count: Int) throws -> Int {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = executable
        process.arguments = arguments
        process.standardOutput = pipe
        try process.run()
        var output = Data()
        var isKilled = false
        while case let data = pipe.fileHandleForReading.availableData, !data.isEmpty {
            output += data
            if !isKilled, Self.lastStep(of: port, in: output) >= count {
                isKilled = Foundation.kill(process.processIdentifier, SIGKILL) == 0
            }
        }
        process.waitUntilExit()
        guard isKilled else { throw EndedByItself(status: process.terminationStatus) }
        return Self.lastStep(of: port, in: output)
    }

    private static func lastStep(of port: String, in output: Data) -> Int {
        // What follows the last newline was cut off.
        let lines = String(decoding: output, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        let steps = lines.dropLast().map { $0.split(separator: " ") }.filter { $0.first == port[...] }
        return steps.last.flatMap { Int($0[1]) } ?? 0
    }
}
#endif
