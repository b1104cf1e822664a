public import MonitorCore

/// Something that happened to an incident; the incident is the fold of its events.
public struct IncidentEvent: WireDocument, Hashable {
    /// The version of the stored form.
    public static let wireVersion = 1

    /// What happened.
    @nonexhaustive
    public enum Kind: Sendable, Hashable {
        /// An alert began, and these channels are told about the incident from now on.
        case opened(AlertChange, channels: [ChannelID])
        /// A later change of the alert arrived while the incident was open.
        case updated(AlertChange)
        /// The alert began again soon after the incident was resolved.
        case reopened(AlertChange)
        /// The alert ended.
        case resolved(AlertChange)
        /// Somebody resolved the incident by hand.
        case closed(by: String)
        /// Somebody took the incident.
        case acknowledged(by: String)
        /// A channel was told, or was to be told.
        case notified(NotificationAttempt)
        /// Somebody wrote something down.
        case note(by: String, text: String)
        /// An event of a kind that a later version of this program wrote; it changes nothing here.
        case unrecognized(String)
    }

    /// When it happened.
    public var at: Timestamp
    /// What happened.
    public var kind: Kind
    /// Members written by a later version.
    public var unknownFields: JSONValue?

    /// Creates an event.
    public init(_ kind: Kind, at: Timestamp) {
        self.at = at
        self.kind = kind
    }
}

extension IncidentEvent: Codable {
    private enum CodingKeys: String, CodingKey {
        case at
        case kind
        case alert
        case channels
        case by
        case attempt
        case text
    }

    /// Decodes an event; a kind this program does not know becomes ``Kind/unrecognized(_:)``.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func alert() throws -> AlertChange { try container.decode(AlertChange.self, forKey: .alert) }
        func person() throws -> String { try container.decode(String.self, forKey: .by) }
        let name = try container.decode(String.self, forKey: .kind)
        let kind: Kind =
            switch name {
            case "opened":
                .opened(try alert(), channels: try container.decode([ChannelID].self, forKey: .channels))
            case "updated": .updated(try alert())
            case "reopened": .reopened(try alert())
            case "resolved": .resolved(try alert())
            case "closed": .closed(by: try person())
            case "acknowledged": .acknowledged(by: try person())
            case "notified": .notified(try container.decode(NotificationAttempt.self, forKey: .attempt))
            case "note": .note(by: try person(), text: try container.decode(String.self, forKey: .text))
            default: .unrecognized(name)
            }
        self.init(kind, at: try container.decode(Timestamp.self, forKey: .at))
    }

    /// Encodes the event.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(at, forKey: .at)
        try container.encode(kind.name, forKey: .kind)
        switch kind {
        case .opened(let alert, let channels):
            try container.encode(alert, forKey: .alert)
            try container.encode(channels, forKey: .channels)
        case .updated(let alert), .reopened(let alert), .resolved(let alert):
            try container.encode(alert, forKey: .alert)
        case .closed(let person), .acknowledged(let person):
            try container.encode(person, forKey: .by)
        case .notified(let attempt):
            try container.encode(attempt, forKey: .attempt)
        case .note(let person, let text):
            try container.encode(person, forKey: .by)
            try container.encode(text, forKey: .text)
        case .unrecognized:
            break
        }
    }
}

extension IncidentEvent.Kind {
    /// The kind's name in the stored form.
    public var name: String {
        switch self {
        case .opened: "opened"
        case .updated: "updated"
        case .reopened: "reopened"
        case .resolved: "resolved"
        case .closed: "closed"
        case .acknowledged: "acknowledged"
        case .notified: "notified"
        case .note: "note"
        case .unrecognized(let name): name
        }
    }
}
