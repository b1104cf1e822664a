public import MonitorCore

/// Which monitors a rule is about; everything that is given must match.
public struct MonitorSelector: Sendable, Hashable, Codable {
    /// Only these monitors; `nil` means any.
    public var monitors: Set<MonitorID>?
    /// Only this owner's monitors; `nil` means any.
    public var tenant: TenantID?
    /// Labels that the monitor has, with these values.
    public var labels: Labels

    /// Creates a selector; without arguments it selects every monitor.
    public init(monitors: Set<MonitorID>? = nil, tenant: TenantID? = nil, labels: Labels = [:]) {
        self.monitors = monitors
        self.tenant = tenant
        self.labels = labels
    }

    /// Selects every monitor.
    public static let all = MonitorSelector()

    /// Selects these monitors.
    public static func monitors(_ ids: MonitorID...) -> MonitorSelector {
        MonitorSelector(monitors: Set(ids))
    }

    /// Whether the selector covers a monitor.
    public func matches(_ monitor: MonitorID, tenant: TenantID, labels: Labels) -> Bool {
        (monitors?.contains(monitor) ?? true)
            && (self.tenant == nil || self.tenant == tenant)
            && self.labels.allSatisfy { labels[$0.key] == $0.value }
    }

    private enum CodingKeys: String, CodingKey {
        case monitors
        case tenant
        case labels
    }

    /// Decodes a selector; every member may be absent.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            monitors: try container.decodeIfPresent(Set<MonitorID>.self, forKey: .monitors),
            tenant: try container.decodeIfPresent(TenantID.self, forKey: .tenant),
            labels: try container.decodeIfPresent(Labels.self, forKey: .labels) ?? [:]
        )
    }

    /// Encodes the selector.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(monitors?.sorted(), forKey: .monitors)
        try container.encodeIfPresent(tenant, forKey: .tenant)
        try container.encode(labels, forKey: .labels)
    }
}
