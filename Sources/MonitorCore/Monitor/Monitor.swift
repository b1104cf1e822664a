/// Something that is checked on a schedule, and the rules by which its state is decided.
public struct Monitor: WireDocument, Hashable {
    /// The version of the stored form.
    public static let wireVersion = 1

    /// The stable identity; it decides the phase of the slots.
    public var id: MonitorID
    /// The owner.
    public var tenant: TenantID
    /// The name that people see.
    public var name: String
    /// What is checked.
    public var check: CheckSpecification
    /// When checks are due.
    public var schedule: Schedule
    /// How long one attempt may take.
    public var timeout: Duration
    /// Further attempts before a failure is reported.
    public var retries: RetryPolicy
    /// Where checks run; at least one.
    public var regions: [Region]
    /// When failures count.
    public var confirmation: ConfirmationPolicy
    /// When recoveries count.
    public var recovery: RecoveryPolicy
    /// Free labels.
    public var labels: Labels
    /// Planned work.
    public var maintenance: [MaintenanceWindow]
    /// Monitors whose failure explains this one's.
    public var parents: [MonitorID]
    /// Whether no slots are due at present.
    public var isPaused: Bool
    /// Members written by a later version.
    public var unknownFields: JSONValue?

    /// Creates a monitor.
    public init(
        id: MonitorID,
        tenant: TenantID = "default",
        name: String? = nil,
        check: CheckSpecification,
        schedule: Schedule = .every(.seconds(60)),
        timeout: Duration = .seconds(10),
        retries: RetryPolicy = RetryPolicy(),
        regions: [Region] = ["local"],
        confirmation: ConfirmationPolicy = ConfirmationPolicy(),
        recovery: RecoveryPolicy = RecoveryPolicy(),
        labels: Labels = [:],
        maintenance: [MaintenanceWindow] = [],
        parents: [MonitorID] = [],
        isPaused: Bool = false
    ) {
        self.id = id
        self.tenant = tenant
        self.name = name ?? id.rawValue
        self.check = check
        self.schedule = schedule
        self.timeout = timeout
        self.retries = retries
        self.regions = regions
        self.confirmation = confirmation
        self.recovery = recovery
        self.labels = labels
        self.maintenance = maintenance
        self.parents = parents
        self.isPaused = isPaused
    }
}

extension Monitor: Codable {
    private enum CodingKeys: String, CodingKey {
        case id
        case tenant
        case name
        case check
        case schedule
        case timeout
        case retries
        case regions
        case confirmation
        case recovery
        case labels
        case maintenance
        case parents
        case isPaused
    }

    /// Decodes a monitor; members other than `id`, `check` and `schedule` take their defaults when absent.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            id: try container.decode(MonitorID.self, forKey: .id),
            tenant: try container.decodeIfPresent(TenantID.self, forKey: .tenant) ?? "default",
            name: try container.decodeIfPresent(String.self, forKey: .name),
            check: try container.decode(CheckSpecification.self, forKey: .check),
            schedule: try container.decode(Schedule.self, forKey: .schedule),
            timeout: try container.decodeDurationIfPresent(forKey: .timeout) ?? .seconds(10),
            retries: try container.decodeIfPresent(RetryPolicy.self, forKey: .retries) ?? RetryPolicy(),
            regions: try container.decodeIfPresent([Region].self, forKey: .regions) ?? ["local"],
            confirmation: try container.decodeIfPresent(ConfirmationPolicy.self, forKey: .confirmation)
                ?? ConfirmationPolicy(),
            recovery: try container.decodeIfPresent(RecoveryPolicy.self, forKey: .recovery) ?? RecoveryPolicy(),
            labels: try container.decodeIfPresent(Labels.self, forKey: .labels) ?? [:],
            maintenance: try container.decodeIfPresent([MaintenanceWindow].self, forKey: .maintenance) ?? [],
            parents: try container.decodeIfPresent([MonitorID].self, forKey: .parents) ?? [],
            isPaused: try container.decodeIfPresent(Bool.self, forKey: .isPaused) ?? false
        )
    }

    /// Encodes the monitor.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(tenant, forKey: .tenant)
        try container.encode(name, forKey: .name)
        try container.encode(check, forKey: .check)
        try container.encode(schedule, forKey: .schedule)
        try container.encode(timeout.text, forKey: .timeout)
        try container.encode(retries, forKey: .retries)
        try container.encode(regions, forKey: .regions)
        try container.encode(confirmation, forKey: .confirmation)
        try container.encode(recovery, forKey: .recovery)
        try container.encode(labels, forKey: .labels)
        try container.encode(maintenance, forKey: .maintenance)
        try container.encode(parents, forKey: .parents)
        try container.encode(isPaused, forKey: .isPaused)
    }
}
