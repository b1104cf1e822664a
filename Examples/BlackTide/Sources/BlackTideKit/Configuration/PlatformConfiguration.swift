import AlertRules
import IncidentResponse
import MonitorCore
import NetworkTransports

/// All that a configuration file says.
struct PlatformConfiguration: Sendable {
    /// Where the SQLite file lies.
    var database: String
    /// The name of this process among those that share the database.
    var node: String
    /// How long the shards of a scheduler that died stay with it.
    var leaseDuration = Duration.seconds(15)
    /// Every region that monitors are checked in.
    var regions: [Region]
    /// Those of the regions that this process runs checks for; `nil` for all.
    var servedRegions: Set<Region>?
    /// Checks that run at once in this process, of each region.
    var concurrency = 256
    /// What this process tests its own network against; `nil` means that the network is taken to work.
    var connectivity: ConnectivitySettings?
    /// Private networks that webhooks may be sent to all the same.
    var allowedNetworks: [AddressRange] = []
    /// What is watched.
    var monitors: [Monitor]
    /// When to alert.
    var rules: [AlertRule]
    /// Whom to tell.
    var channels: [ChannelEntry]
    /// What is probably not meant as it is written, though it can be run.
    var warnings: [FileIssue] = []
}
