import ArgumentParser
import Foundation
import Logging
import MonitorCore

/// Shows the platform at work on real servers.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Starts real servers, watches them, takes one down and brings it back; takes about 90 seconds."
    )

    @Option(help: "Where the database is kept.")
    var database: String?
    @Flag(help: "Print JSON lines even on a terminal.")
    var json = false

    func run() async throws {
        let time = SystemTimeSource()
        let log = PlatformLog(label: "blacktide.demo", isLive: !json && Terminal.current != nil, time: time)
        let name = "blacktide-demo-\(time.now.seconds).sqlite"
        let path = database ?? FileManager.default.temporaryDirectory.appendingPathComponent(name).path
        guard let summary = try await Demo(database: path, time: time, log: log).run() else {
            print("The demonstration was interrupted; its database is \(path)")
            throw ExitCode(130)
        }
        print(summary.lines.joined(separator: "\n"))
        if !summary.failures.isEmpty {
            throw ExitCode.failure
        }
    }
}
