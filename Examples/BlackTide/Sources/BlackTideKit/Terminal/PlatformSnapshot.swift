import MonitorCore

/// What the platform looks like at one instant, ready to be shown.
struct PlatformSnapshot: Sendable {
    /// One monitor.
    struct MonitorRow: Sendable {
        var name: String
        var status: MonitorStatus
        var since: Timestamp?
        var isPaused: Bool
        var isInMaintenance: Bool
        /// The latencies of the latest checks of all regions, in milliseconds, oldest first; `nil` for a failed one.
        var latencies: [Double?]
        /// The public uptime of the last 24 hours, or `nil` when nothing is known.
        var uptime: UptimeFigure?
        /// What the latest failed check found.
        var lastError: String?
    }

    /// One open incident.
    struct IncidentRow: Sendable {
        var id: String
        var title: String
        var severity: String
        var openedAt: Timestamp
        var isAcknowledged: Bool
    }

    var takenAt: Timestamp
    var monitors: [MonitorRow]
    var incidents: [IncidentRow]
    /// The latest lines of the log.
    var notices: [String] = []
    /// One line about the platform itself.
    var footer: String
}
