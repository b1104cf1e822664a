import IncidentResponse
import MonitorCore

/// A random change of the incident that was last opened for a key, or a new incident.
struct IncidentDraft: Sendable {
    private enum Change: CaseIterable {
        case open
        case update
        case resolve
        case reopen
        case close
        case acknowledge
        case note
    }

    static let keys = (1...4).map { DedupKey(rule: "down", monitor: MonitorID("m\($0)")) }

    private let monitor: Int
    private let change: Change
    /// How far a change is ahead of the last one of its alert.
    private let lead: Int64
    private let isStale: Bool
    private let isSilent: Bool

    init(isSilent: Bool, using random: inout SeededGenerator) {
        monitor = Int.random(in: 1...Self.keys.count, using: &random)
        change = Change.allCases.randomElement(using: &random) ?? .note
        // So little that incidents and notifications repeat, and changes come late.
        lead = Int64.random(in: -2...2, using: &random)
        isStale = Int.random(in: 0..<6, using: &random) == 0
        self.isSilent = isSilent && Int.random(in: 0..<4, using: &random) > 0
    }

    var key: DedupKey { Self.keys[monitor - 1] }

    private var tenant: TenantID { monitor.isMultiple(of: 2) ? "acme" : "default" }

    /// The commit, given the incident last opened for the key.
    func commit(latest: Incident?, at now: Timestamp) -> IncidentCommit {
        let sequence = max(1, (latest?.alert.sequence ?? 0) + lead)
        let status: AlertStatus = change == .resolve ? .resolved : .firing
        let alert = IncidentSample.alert(monitor, status, sequence, tenant: tenant)
        let id = change == .open ? IncidentID(openedBy: alert) : latest?.id ?? IncidentID(openedBy: alert)
        let opens = id != latest?.id
        let version = opens ? 0 : latest?.version ?? 0
        return IncidentCommit(
            incident: id,
            expectedVersion: isStale && version > 1 ? version - 1 : version,
            events: [IncidentEvent(opens ? .opened(alert, channels: IncidentSample.channels) : kind(alert), at: now)],
            notifications: isSilent
                ? [] : IncidentSample.notifications(id, alert, opens ? .opened : .reopened, at: Int(sequence))
        )
    }

    private func kind(_ alert: AlertChange) -> IncidentEvent.Kind {
        switch change {
        case .open, .update: .updated(alert)
        case .resolve: .resolved(alert)
        case .reopen: .reopened(alert)
        case .close: .closed(by: "ada")
        case .acknowledge: .acknowledged(by: "ada")
        case .note: .note(by: "ada", text: "\(alert.sequence)")
        }
    }
}
