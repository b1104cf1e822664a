public import ArgumentParser

/// Monitors services: runs checks, keeps every result, opens incidents and sends messages.
public struct BlackTideCommand: AsyncParsableCommand {
    /// The command's name, help and subcommands.
    public static let configuration = CommandConfiguration(
        commandName: "blacktide",
        abstract: "Monitors services: runs checks, keeps every result, opens incidents and sends messages.",
        subcommands: [
            RunCommand.self, ValidateCommand.self, StatusCommand.self, ReportCommand.self, DemoCommand.self,
        ]
    )

    /// Creates the command.
    public init() {}
}
