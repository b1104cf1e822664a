/// One monitor as seen from one region: the unit in which results, ledger and rollups are kept.
public struct SeriesKey: Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
    /// The monitor.
    public var monitor: MonitorID
    /// The region its checks run in.
    public var region: Region

    /// Creates a key.
    public init(monitor: MonitorID, region: Region) {
        self.monitor = monitor
        self.region = region
    }

    /// `monitor@region`, each name with `%`, `@`, `/` and `#` percent-encoded: no two keys have the same.
    public var description: String {
        "\(monitor.rawValue.escapedForIdentity)@\(region.rawValue.escapedForIdentity)"
    }

    /// Orders keys by monitor, then by region.
    public static func < (lhs: SeriesKey, rhs: SeriesKey) -> Bool {
        lhs.monitor == rhs.monitor ? lhs.region < rhs.region : lhs.monitor < rhs.monitor
    }
}
