import FoundationEssentials
import MonitorCore

/// The machine on which figures are measured.
enum Machine {
    /// Its processors, with date and command, as the rows of a table.
    static func table(command: String) -> MarkdownTable {
        let information = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
        let models = information.split(separator: "\n")
            .filter { $0.hasPrefix("model name") }
            .map { line in line.split(separator: ":").dropFirst().joined(separator: ":").trimmed }
        let now = SystemTimeSource().now
        var table = MarkdownTable("", "")
        table.add("date", Timestamp(seconds: now.seconds).rfc3339)
        table.add("machine", "\(ProcessInfo.processInfo.activeProcessorCount) cores, \(models.first ?? "unknown")")
        table.add("command", "`\(command)`")
        return table
    }
}

extension String {
    fileprivate var trimmed: String {
        let words = split(separator: " ")
        return words.joined(separator: " ")
    }
}
