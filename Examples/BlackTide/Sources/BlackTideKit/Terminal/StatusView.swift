import MonitorCore

/// Draws a ``PlatformSnapshot`` as lines of text.
struct StatusView {
    /// Columns of the terminal.
    var width: Int
    /// Rows of the terminal, or `nil` for no limit.
    var height: Int?
    /// Whether colours are used.
    var usesColor: Bool

    /// The lines of the view, no more than fit.
    func lines(for snapshot: PlatformSnapshot) -> [String] {
        var table = TextTable(columns: [
            .init(title: "MONITOR", maximumWidth: 28),
            .init(title: "STATE", maximumWidth: 12),
            .init(title: "FOR", isRightAligned: true),
            .init(title: "LATENCY", isRightAligned: true),
            .init(title: "RECENT", maximumWidth: 20),
            .init(title: "UPTIME", isRightAligned: true),
            .init(title: "LAST ERROR"),
        ])
        table.rows = snapshot.monitors.map { monitor in
            let (label, style) = label(of: monitor)
            return [
                .init(monitor.name, .bold),
                .init(label, style),
                .init(monitor.since.map { Self.age(snapshot.takenAt - $0) } ?? "–"),
                .init(monitor.latencies.last.flatMap { $0 }.map { Self.milliseconds($0) } ?? "–"),
                .init(Sparkline.draw(monitor.latencies, width: 20), .cyan),
                .init(monitor.uptime?.description ?? "–"),
                .init(monitor.lastError ?? "", .dim),
            ]
        }
        var lines = [
            ANSIStyle.bold.apply(to: "blacktide", isEnabled: usesColor)
                + "  \(Timestamp(seconds: snapshot.takenAt.seconds))  \(summary(of: snapshot))",
            "",
        ]
        lines += table.lines(width: width, usesColor: usesColor)
        lines.append("")
        if snapshot.incidents.isEmpty {
            lines.append(ANSIStyle.dim.apply(to: "No open incidents", isEnabled: usesColor))
        } else {
            lines.append(ANSIStyle.red.apply(to: "Open incidents", isEnabled: usesColor))
            for incident in snapshot.incidents {
                let age = Self.age(snapshot.takenAt - incident.openedAt)
                let mark = incident.isAcknowledged ? "acknowledged" : incident.severity
                lines.append(clip("  \(incident.id)  \(incident.title)  \(mark), open for \(age)"))
            }
        }
        // What has just happened, and how to stop, stays visible however many monitors there are.
        var tail = [""]
        if !snapshot.notices.isEmpty {
            tail += snapshot.notices.map(clip) + [""]
        }
        tail.append(ANSIStyle.dim.apply(to: clip(snapshot.footer), isEnabled: usesColor))
        guard let height, lines.count + tail.count > height else { return lines + tail }
        let room = max(1, height - tail.count)
        let more = "… \(lines.count - room + 1) more lines; `blacktide status` shows all"
        return Array((lines.prefix(room - 1) + [more] + tail).prefix(height))
    }

    private func clip(_ line: String) -> String {
        line.printable.clipped(to: width)
    }

    private func label(of monitor: PlatformSnapshot.MonitorRow) -> (String, ANSIStyle) {
        if monitor.isPaused { return ("paused", .dim) }
        let suffix = monitor.isInMaintenance ? " (maint.)" : ""
        return switch monitor.status {
        case .up: ("● up" + suffix, .green)
        case .degraded: ("◐ degraded" + suffix, .yellow)
        case .down: ("○ down" + suffix, .red)
        default: ("… pending" + suffix, .blue)
        }
    }

    private func summary(of snapshot: PlatformSnapshot) -> String {
        let down = snapshot.monitors.count { $0.status == .down && !$0.isPaused }
        let degraded = snapshot.monitors.count { $0.status == .degraded && !$0.isPaused }
        let up = snapshot.monitors.count { $0.status == .up && !$0.isPaused }
        return "\(up) up, \(degraded) degraded, \(down) down"
    }

    /// An age in its largest unit.
    static func age(_ duration: Duration) -> String {
        let seconds = max(0, duration.inNanoseconds / 1_000_000_000)
        return switch seconds {
        case ..<120: "\(seconds)s"
        case ..<7_200: "\(seconds / 60)m"
        case ..<172_800: "\(seconds / 3_600)h"
        default: "\(seconds / 86_400)d"
        }
    }

    /// Milliseconds with one decimal below 100.
    static func milliseconds(_ value: Double) -> String {
        value < 100 ? "\((value * 10).rounded() / 10) ms" : "\(Int(value.rounded())) ms"
    }
}
