import MonitorCore

/// One element of the `monitors` section, apart from the check itself.
struct MonitorEntry: Decodable {
    var id: MonitorID
    var name: String?
    var tenant: TenantID?
    var labels: Labels
    var parents: [MonitorID]
    var maintenance: [MaintenanceEntry]
    var isPaused: Bool
    var settings: MonitorSettings

    private enum CodingKeys: String, CodingKey {
        case id
        case name
        case tenant
        case labels
        case parents
        case maintenance
        case paused
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(MonitorID.self, forKey: .id)
        guard !id.rawValue.isEmpty, id.rawValue.utf8.count <= 128 else {
            throw container.mistake(.id, "an id has from 1 to 128 bytes")
        }
        name = try container.decodeIfPresent(String.self, forKey: .name)
        tenant = try container.decodeIfPresent(TenantID.self, forKey: .tenant)
        labels = try container.decodeIfPresent(Labels.self, forKey: .labels) ?? [:]
        parents = try container.decodeIfPresent([MonitorID].self, forKey: .parents) ?? []
        maintenance = try container.decodeIfPresent([MaintenanceEntry].self, forKey: .maintenance) ?? []
        isPaused = try container.decodeIfPresent(Bool.self, forKey: .paused) ?? false
        settings = try MonitorSettings(from: decoder)
    }

    /// The monitor, with what the entry leaves open taken from the defaults.
    func monitor(check: CheckSpecification, defaults: MonitorSettings, regions: [Region]) -> Monitor {
        Monitor(
            id: id,
            tenant: tenant ?? "default",
            name: name,
            check: check,
            schedule: settings.schedule ?? defaults.schedule ?? .every(.seconds(60)),
            timeout: settings.timeout ?? defaults.timeout ?? .seconds(10),
            retries: settings.retries ?? defaults.retries ?? RetryPolicy(),
            regions: settings.regions ?? defaults.regions ?? regions,
            confirmation: settings.confirmation ?? defaults.confirmation ?? ConfirmationPolicy(),
            recovery: settings.recovery ?? defaults.recovery ?? RecoveryPolicy(),
            labels: labels,
            maintenance: maintenance.map(\.window),
            parents: parents,
            isPaused: isPaused
        )
    }
}
