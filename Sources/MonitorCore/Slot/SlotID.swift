/// One due check: a monitor, a region and the instant it is due.
///
/// The slot is the unit of idempotence: whatever is dispatched, run, stored or counted for it is so at most once.
public struct SlotID: Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
    /// The monitor and region.
    public var series: SeriesKey
    /// When the check is due; a whole number of milliseconds.
    public var time: Timestamp

    /// Creates a slot.
    public init(series: SeriesKey, time: Timestamp) {
        self.series = series
        self.time = time
    }

    /// Creates a slot.
    public init(monitor: MonitorID, region: Region, time: Timestamp) {
        self.init(series: SeriesKey(monitor: monitor, region: region), time: time)
    }

    /// The monitor.
    public var monitor: MonitorID { series.monitor }

    /// The region.
    public var region: Region { series.region }

    /// `monitor@region/milliseconds`: the identity of messages about the slot, the names as in ``SeriesKey/description``.
    public var description: String { "\(series)/\(time.milliseconds)" }

    /// Orders slots by time, then by series.
    public static func < (lhs: SlotID, rhs: SlotID) -> Bool {
        lhs.time == rhs.time ? lhs.series < rhs.series : lhs.time < rhs.time
    }
}
