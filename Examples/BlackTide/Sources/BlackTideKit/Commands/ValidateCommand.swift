import ArgumentParser
import MonitorCore

/// Checks a configuration file.
struct ValidateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Checks a configuration file and names each mistake with its line, key and fix."
    )

    @OptionGroup var file: ConfigurationOption

    func run() async throws {
        let configuration = try file.load()
        let checks = configuration.monitors.reduce(0) { $0 + $1.regions.count }
        for warning in configuration.warnings {
            print("warning: \(warning)")
        }
        print(
            "\(file.config) is valid: \(configuration.monitors.count) monitors, \(checks) checks by region, "
                + "\(configuration.rules.count) alert rules, \(configuration.channels.count) channels"
        )
    }
}
