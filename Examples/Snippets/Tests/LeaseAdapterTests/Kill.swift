import Foundation

struct ProgramIsMissing: Error {}

/// Starts a program that prints numbers, kills it once it has printed so many, and returns the last one.
func kill(_ program: String, _ arguments: [String], afterLines count: Int) async throws -> Int {
    try await withCheckedThrowingContinuation { continuation in
        DispatchQueue.global()
            .async { continuation.resume(with: Result { try run(program, arguments, untilLine: count) }) }
    }
}

private func run(_ program: String, _ arguments: [String], untilLine count: Int) throws -> Int {
    // The build puts the program beside the tests, or some folders above.
    let folders = sequence(first: URL(filePath: CommandLine.arguments[0])) { $0.deletingLastPathComponent() }
    let candidates = folders.prefix(6).map { $0.appending(path: program) }
    guard let file = candidates.first(where: { FileManager.default.isExecutableFile(atPath: $0.path) }) else {
        throw ProgramIsMissing()
    }
    let process = Process()
    let pipe = Pipe()
    process.executableURL = file
    process.arguments = arguments
    process.standardOutput = pipe
    try process.run()
    var lines: [Substring] = []
    var output = ""
    while case let data = pipe.fileHandleForReading.availableData, !data.isEmpty {
        output += String(decoding: data, as: UTF8.self)
        // What follows the last newline is not whole.
        lines = output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        if lines.count >= count {
            kill(process.processIdentifier, SIGKILL)
        }
    }
    process.waitUntilExit()
    return lines.last.flatMap { Int($0) } ?? 0
}

func withTemporaryFolder(_ body: (String) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try await body(folder.path)
}
