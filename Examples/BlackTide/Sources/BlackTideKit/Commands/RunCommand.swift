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
    @Option(help: "The regions to run checks for, separated by commas; all that the file names when left out.")
    var region: String?
    @Option(help: "This process's name among those that share the database.")
    var node: String?
    @Option(help: "The least severe level that is logged; notice in the live view and info elsewhere when left out.")
    var logLevel: Logger.Level?
    @Flag(help: "Print JSON lines even on a terminal.")
    var json = false

    func run() async throws {
        let time = SystemTimeSource()
        var configuration = try file.load()
        if let node {
            configuration.node = node
        }
        let regions = configuration.regions
        configuration.servedRegions = try Self.elements(of: region, option: "region", among: regions.map(\.rawValue))
            .map { Set($0.map { Region($0) }) }
        let roles = try Self.elements(of: role, option: "role", among: Role.allCases.map(\.rawValue))
        let log = PlatformLog(
            label: "blacktide",
            level: logLevel,
            isLive: !json && Terminal.current != nil,
            time: time
        )
        for warning in configuration.warnings {
            log.logger.warning("\(warning)")
        }
        let platform = try await Platform(
            configuration: configuration,
            roles: roles.map { Set($0.compactMap(Role.init)) } ?? Set(Role.allCases),
            time: time,
            logger: log.logger
        )
        try await SignalHandling.run(
            stop: { await platform.shutDown() },
            body: { try await platform.run(drawing: log.notices) }
        )
    }

    /// The elements of a list given as an option, or `nil` when it is left out.
    static func elements(of list: String?, option: String, among known: [String]) throws -> [String]? {
        guard let list else { return nil }
        let elements = list.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        for element in elements where !known.contains(element) {
            throw ValidationError("--\(option): “\(element)” is no \(option); use \(known.joined(separator: ", "))")
        }
        return elements
    }
}

extension Logger.Level: @retroactive ExpressibleByArgument {}
