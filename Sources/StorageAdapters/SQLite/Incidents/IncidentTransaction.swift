#if SQLite
import GRDB
import IncidentResponse
import MonitorCore

/// One transaction over the incidents.
struct IncidentTransaction {
    let connection: Database
    let now: Timestamp

    /// Applies a commit, or returns `false` when it conflicts.
    func apply(_ commit: IncidentCommit) throws -> Bool {
        let stored = try incident(commit.incident)
        guard let incident = try commit.applied(to: stored, latestIncident: latestIncident) else { return false }
        try store(incident, isNew: stored == nil)
        try append(commit.events, to: incident.id, before: incident.version)
        for notification in commit.notifications {
            try enqueue(notification)
        }
        return true
    }

    func incident(_ id: IncidentID) throws -> Incident? {
        try connection
            .statement("SELECT body FROM incident WHERE id = ?")
            .first(id.rawValue) { try Self.decode(Incident.self, $0.bytes(0)) }
    }

    func latestIncident(for key: DedupKey) throws -> Incident? {
        try connection
            .statement("SELECT body FROM incident_key JOIN incident ON id = incident WHERE key = ?")
            .first(key.rawValue) { try Self.decode(Incident.self, $0.bytes(0)) }
    }

    func list(tenant: TenantID?, isOpen: Bool?, from cursor: IncidentCursor?, limit: Int) throws -> [Incident] {
        try connection
            .statement(
                """
                SELECT body FROM incident
                WHERE (?1 IS NULL OR tenant = ?1) AND (?2 IS NULL OR is_open = ?2)
                    AND (opened_at < ?3 OR (opened_at = ?3 AND id >= ?4))
                ORDER BY opened_at DESC, id LIMIT ?5
                """
            )
            .all(
                tenant?.rawValue,
                isOpen.map { $0 ? 1 : 0 },
                (cursor?.openedAt ?? .distantFuture).nanoseconds,
                cursor?.id.rawValue ?? "",
                limit
            ) { try Self.decode(Incident.self, $0.bytes(0)) }
    }

    func timeline(of id: IncidentID, after version: Int64, limit: Int) throws -> [IncidentEvent] {
        try connection
            .statement("SELECT body FROM incident_event WHERE incident = ? AND version > ? ORDER BY version LIMIT ?")
            .all(id.rawValue, version, limit) { try Self.decode(IncidentEvent.self, $0.bytes(0)) }
    }

    func removeIncidents(resolvedBefore instant: Timestamp, limit: Int) throws -> Int {
        let ids =
            try connection
            .statement(
                """
                SELECT id FROM incident WHERE resolved_at < ?
                    AND NOT EXISTS (SELECT 1 FROM notification_lane WHERE notification_lane.incident = incident.id)
                ORDER BY resolved_at, id LIMIT ?
                """
            )
            .all(instant.nanoseconds, limit) { $0.text(0) }
        for id in ids {
            try connection.statement("DELETE FROM incident_event WHERE incident = ?").run(id)
            try connection.statement("DELETE FROM incident_key WHERE incident = ?").run(id)
            try connection.statement("DELETE FROM incident WHERE id = ?").run(id)
        }
        return ids.count
    }

    func store(_ incident: Incident, isNew: Bool) throws {
        try connection
            .statement(
                """
                INSERT INTO incident (id, tenant, opened_at, is_open, resolved_at, body) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET
                    is_open = excluded.is_open, resolved_at = excluded.resolved_at, body = excluded.body
                """
            )
            .run(
                incident.id.rawValue,
                incident.tenant.rawValue,
                incident.openedAt.nanoseconds,
                incident.isOpen ? 1 : 0,
                incident.resolvedAt?.nanoseconds,
                try Self.encode(incident)
            )
        if isNew {
            try connection
                .statement("INSERT OR REPLACE INTO incident_key (key, incident) VALUES (?, ?)")
                .run(incident.key.rawValue, incident.id.rawValue)
        }
    }

    /// Appends events of which the last one made `version`.
    func append(_ events: [IncidentEvent], to id: IncidentID, before version: Int64) throws {
        let insert = try connection.statement("INSERT INTO incident_event (incident, version, body) VALUES (?, ?, ?)")
        for (offset, event) in events.enumerated() {
            try insert.run(id.rawValue, version - Int64(events.count - 1 - offset), try Self.encode(event))
        }
    }

    static func encode(_ document: some WireDocument) throws -> [UInt8] {
        do throws(WireError) {
            return try WireCodec.encode(document)
        } catch {
            throw StoreError(code: .invalidArgument, message: error.message, cause: error)
        }
    }

    static func decode<Document: WireDocument>(_ type: Document.Type, _ body: [UInt8]) throws -> Document {
        do throws(WireError) {
            return try WireCodec.decode(type, from: body)
        } catch {
            throw StoreError(code: .corrupted, message: "A stored row cannot be read: \(error.message)", cause: error)
        }
    }
}
#endif
