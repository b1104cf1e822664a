import Foundation

/// A program that runs beside the benchmark.
package final class PeerProcess {
    private let process = Process()

    package init(_ name: String, _ arguments: [String]) throws {
        process.executableURL = URL(fileURLWithPath: try Self.path(of: name))
        process.arguments = arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
    }

    /// Seconds of CPU it has used so far.
    package var processorSeconds: Double { ProcessUsage.processorSeconds(of: process.processIdentifier) }

    package func stop() {
        // What is started from a task's thread may have SIGTERM blocked.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// Runs a program to its end and returns what it printed.
    package static func output(of name: String, _ arguments: [String]) throws -> String {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: try path(of: name))
        process.arguments = arguments
        process.standardOutput = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Missing(name: "\(name) that works") }
        return String(decoding: output, as: UTF8.self)
    }

    package struct Missing: Error, CustomStringConvertible {
        package var name: String
        package var description: String { "\(name) is not installed; `make bench` installs it" }

        package init(name: String) {
            self.name = name
        }
    }

    private static func path(of name: String) throws -> String {
        if name.contains("/") { return name }
        for folder in ["/usr/sbin", "/usr/bin", "/usr/local/bin"] {
            let path = "\(folder)/\(name)"
            if FileManager.default.isExecutableFile(atPath: path) { return path }
        }
        throw Missing(name: name)
    }
}
