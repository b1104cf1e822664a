public import MonitorCore

/// An outage, or a danger of one, from the first alert until it is over.
///
/// An incident is what its events make of it: see ``apply(_:)``. Stores keep it only to find it fast.
public struct Incident: WireDocument, Hashable {
    /// The version of the stored form.
    public static let wireVersion = 1

    /// The identity.
    public var id: IncidentID
    /// How many events have been folded; a writer states the version it decided on.
    public var version: Int64
    /// Where it stands.
    public var status: IncidentStatus
    /// The latest change of its alert.
    public var alert: AlertChange
    /// The channels that are told about it, fixed when it opened so that who saw it begin sees it end.
    public var channels: [ChannelID]
    /// When the trouble began.
    public var startedAt: Timestamp
    /// When the incident was opened.
    public var openedAt: Timestamp
    /// When it was first acknowledged since it was last opened.
    public var acknowledgedAt: Timestamp?
    /// Who acknowledged it then.
    public var acknowledgedBy: String?
    /// When it was resolved; `nil` while it is open.
    public var resolvedAt: Timestamp?
    /// How often it was opened again.
    public var reopenCount: Int
    /// Members written by a later version.
    public var unknownFields: JSONValue?

    private enum CodingKeys: String, CodingKey {
        case id
        case version
        case status
        case alert
        case channels
        case startedAt
        case openedAt
        case acknowledgedAt
        case acknowledgedBy
        case resolvedAt
        case reopenCount
    }

    /// Creates the incident that its first event opens.
    ///
    /// Returns `nil` when the event is not ``IncidentEvent/Kind/opened(_:channels:)``.
    public init?(id: IncidentID, openedBy event: IncidentEvent) {
        guard case .opened(let alert, let channels) = event.kind else { return nil }
        self.id = id
        version = 1
        status = .triggered
        self.alert = alert
        self.channels = channels
        startedAt = alert.startedAt
        openedAt = event.at
        reopenCount = 0
    }

    /// What makes two incidents the same: at most one is open for a key.
    public var key: DedupKey { alert.key }

    /// The owner.
    public var tenant: TenantID { alert.tenant }

    /// Whether it is not resolved.
    public var isOpen: Bool { status != .resolved }

    /// Folds the next event.
    ///
    /// Every event counts into ``version``. One that does not fit the status, such as the acknowledgement of a resolved
    /// incident, changes nothing else.
    public mutating func apply(_ event: IncidentEvent) {
        version += 1
        switch event.kind {
        case .updated(let change) where isOpen:
            alert = change
        case .reopened(let change) where !isOpen:
            alert = change
            status = .triggered
            acknowledgedAt = nil
            acknowledgedBy = nil
            resolvedAt = nil
            reopenCount += 1
        case .resolved(let change) where isOpen:
            alert = change
            status = .resolved
            resolvedAt = event.at
        case .closed where isOpen:
            status = .resolved
            resolvedAt = event.at
        case .acknowledged(let person) where status == .triggered:
            status = .acknowledged
            acknowledgedAt = event.at
            acknowledgedBy = person
        default:
            break
        }
    }

    /// Folds events onto what is stored, or onto nothing for a new incident.
    ///
    /// Returns `nil` when nothing is stored and the first event does not open the incident.
    public static func folding(_ events: [IncidentEvent], onto incident: Incident?, id: IncidentID) -> Incident? {
        var rest = events[...]
        guard var result = incident ?? rest.popFirst().flatMap({ Incident(id: id, openedBy: $0) }) else { return nil }
        for event in rest {
            result.apply(event)
        }
        return result
    }
}
