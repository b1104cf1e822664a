/// A region that has contradicted a monitor's status for long: the majority rules, but people should know.
///
/// It is told once when it begins and once when it ends.
public struct Advisory: WireDocument, Hashable {
    /// The version of the encoded form.
    public static let wireVersion = 1

    /// The monitor.
    public var monitor: MonitorID
    /// The owner of the monitor.
    public var tenant: TenantID
    /// The region that disagrees.
    public var region: Region
    /// What the region says: at the end of the advisory, what it agrees to.
    public var vote: MonitorStatus
    /// The monitor's status, as decided by the majority.
    public var status: MonitorStatus
    /// The first slot of the disagreement.
    public var since: Timestamp
    /// The slot at which the advisory was raised or ended.
    public var at: Timestamp
    /// Whether it begins (`true`) or ends.
    public var isActive: Bool
    /// Members written by a later version.
    public var unknownFields: JSONValue?

    private enum CodingKeys: String, CodingKey {
        case monitor
        case tenant
        case region
        case vote
        case status
        case since
        case at
        case isActive
    }

    /// Creates an advisory.
    public init(
        monitor: MonitorID,
        tenant: TenantID,
        region: Region,
        vote: MonitorStatus,
        status: MonitorStatus,
        since: Timestamp,
        at: Timestamp,
        isActive: Bool
    ) {
        self.monitor = monitor
        self.tenant = tenant
        self.region = region
        self.vote = vote
        self.status = status
        self.since = since
        self.at = at
        self.isActive = isActive
    }
}
