import MonitorCore

extension SeriesKey {
    /// A hash that is the same in every process.
    var stableHash: UInt64 {
        MonitorCore.stableHash(monitor.rawValue) &+ MonitorCore.stableHash(region.rawValue) &* 31
    }
}
