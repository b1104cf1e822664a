import ArgumentParser
import MonitorCore

/// Prints uptime, ledger and latencies of a window.
struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Prints uptime with all its parts, the ledger, and the slowest monitors."
    )

    @OptionGroup var file: ConfigurationOption
    @Option(help: "How far to look back, such as 24h, 7d or 90m.")
    var window = "24h"

    func run() async throws {
        guard let span = Duration(text: window), span > .zero else {
            throw ValidationError("“\(window)” is not a duration; write it as 24h, 7d or 90m")
        }
        let time = SystemTimeSource()
        let configuration = try file.load()
        let stores = try await Stores(path: configuration.database, time: time)
        let now = time.now
        let report = try await PlatformReport(
            stores: stores,
            monitors: configuration.monitors,
            window: TimeWindow(start: now - span, end: now),
            time: time
        )
        print(report.lines(width: Terminal.current?.width ?? 160).joined(separator: "\n"))
    }
}
