/// What one region says about a monitor.
public struct Vote: Sendable, Hashable, Codable {
    /// The region.
    public var region: Region
    /// What it votes for.
    public var status: MonitorStatus
    /// The first slot of the unbroken run that the vote rests on.
    public var since: Timestamp
    /// The latest slot of that run; it decides whether the vote is fresh.
    public var lastSlot: Timestamp

    /// Creates a vote.
    public init(region: Region, status: MonitorStatus, since: Timestamp, lastSlot: Timestamp) {
        self.region = region
        self.status = status
        self.since = since
        self.lastSlot = lastSlot
    }
}
