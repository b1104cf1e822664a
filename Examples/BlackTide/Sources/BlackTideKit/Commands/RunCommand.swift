import ArgumentParser
import Logging
import MonitorCore

/// Runs the platform until it is told to stop.
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Runs the platform until it is told to stop.",
        discussion: """
            The first SIGINT or SIGTERM lets what is under way finish; a second one stops at once. Several processes may \
            share one database: give each a node name of its own.
            """
    )

    @OptionGroup var file: ConfigurationOption
    @Option(help: "The parts to run, separated by commas: \(Role.allCases.map(\.rawValue).joined(separator: ", ")).")
    var role: String?
    @Option(help: "This process's name among those that share the database.")
    var node: String?
    @Flag(help: "Print JSON lines even on a terminal.")
    var json = false

    func run() async throws {
        let time = SystemTimeSource()
        let logger = Logger(label: "blacktide") { JSONLineLogHandler(label: $0, time: time) }
        var configuration = try file.load()
        if let node {
            configuration.node = node
        }
        let terminal = json ? nil : Terminal.current
        let platform = try await Platform(
            configuration: configuration,
            roles: try roles(),
            time: time,
            logger: terminal == nil ? logger : Logger(label: "blacktide") { _ in SwiftLogNoOpLogHandler() }
        )
        try await SignalHandling.run(platform) {
            try await platform.run(terminal: terminal)
        }
    }

    private func roles() throws -> Set<Role> {
        guard let role else { return Set(Role.allCases) }
        return Set(
            try role.split(separator: ",")
                .map { name in
                    guard let role = Role(rawValue: String(name)) else {
                        let names = Role.allCases.map(\.rawValue).joined(separator: ", ")
                        throw ValidationError("“\(name)” is no role; use \(names)")
                    }
                    return role
                }
        )
    }
}
