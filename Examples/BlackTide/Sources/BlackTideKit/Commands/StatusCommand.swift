import ArgumentParser
import MonitorCore

/// Prints how everything is.
struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Prints how every monitor is, and the open incidents."
    )

    @OptionGroup var file: ConfigurationOption

    func run() async throws {
        let time = SystemTimeSource()
        let configuration = try file.load()
        let stores = try await Stores(path: configuration.database, time: time)
        let snapshot = try await SnapshotBuilder(stores: stores, time: time).snapshot(footer: configuration.database)
        let terminal = Terminal.current
        let view = StatusView(width: terminal?.width ?? 160, height: nil, usesColor: terminal != nil)
        print(view.lines(for: snapshot).joined(separator: "\n"))
    }
}
