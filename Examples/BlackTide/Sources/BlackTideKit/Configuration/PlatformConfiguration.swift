import AlertRules
import IncidentResponse
import MonitorCore

/// All that a configuration file says.
struct PlatformConfiguration: Sendable {
    /// Where the SQLite file lies.
    var database: String
    /// The name of this process among those that share the database.
    var node: String
    /// The regions that this process runs checks for.
    var regions: [Region]
    /// Checks that run at once in this process.
    var concurrency = 256
    /// Addresses on this machine or a private network that webhooks may be sent to, as `host` or `host:port`.
    var allowedPrivateHosts: [String] = []
    /// What is watched.
    var monitors: [Monitor]
    /// When to alert.
    var rules: [AlertRule]
    /// Whom to tell.
    var channels: [ChannelEntry]
}
