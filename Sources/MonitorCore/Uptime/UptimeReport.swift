/// How available a monitor was in a window, with everything the figures are made of.
public struct UptimeReport: Sendable, Hashable {
    /// The monitor.
    public var monitor: MonitorID
    /// The window that was asked for.
    public var requested: TimeWindow
    /// The part of it that the figures are about: it begins with the monitor's first data and does not reach beyond now.
    public var window: TimeWindow
    /// How that window divides.
    public var parts: UptimeParts
    /// The statuses in it, as far as they are known.
    public var statuses: [StatusInterval]
    /// How the slots in it ended, over all regions.
    public var ledger: LedgerCounts

    /// Creates a report.
    public init(
        monitor: MonitorID,
        requested: TimeWindow,
        window: TimeWindow,
        parts: UptimeParts,
        statuses: [StatusInterval],
        ledger: LedgerCounts
    ) {
        self.monitor = monitor
        self.requested = requested
        self.window = window
        self.parts = parts
        self.statuses = statuses
        self.ledger = ledger
    }
}
