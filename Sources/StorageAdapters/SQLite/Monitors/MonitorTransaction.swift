#if SQLite
import GRDB
import MonitorCore

/// One transaction over the monitors.
struct MonitorTransaction {
    let connection: Database
    let now: Timestamp

    /// The rows of the feed that a condition selects.
    func changes<each Value: SQLValue>(_ condition: String, _ values: repeat each Value) throws -> [MonitorRow] {
        try connection
            .statement(
                "SELECT sequence, monitor, revision, changed_at, document FROM monitor_change WHERE \(condition)"
            )
            .all(repeat each values, read: Self.row)
    }

    /// A monitor's latest row, its removal included.
    func latestChange(of id: MonitorID) throws -> MonitorRow? {
        try changes("sequence = (SELECT latest_change FROM monitor WHERE id = ?)", id.rawValue).first
    }

    /// The latest rows of the monitors that exist, in order of id.
    func list(tenant: TenantID?, from cursor: MonitorID?, limit: Int) throws -> [MonitorRow] {
        let select = """
            SELECT sequence, monitor, revision, changed_at, document
            FROM monitor JOIN monitor_change ON sequence = latest_change
            """
        guard let tenant else {
            return
                try connection
                .statement("\(select) WHERE tenant IS NOT NULL AND id >= ? ORDER BY id LIMIT ?")
                .all(cursor?.rawValue ?? "", limit, read: Self.row)
        }
        return
            try connection
            .statement("\(select) WHERE tenant = ? AND id >= ? ORDER BY id LIMIT ?")
            .all(tenant.rawValue, cursor?.rawValue ?? "", limit, read: Self.row)
    }

    func check(_ expectation: ExpectedRevision, for id: MonitorID, against stored: MonitorRow?) throws {
        let revision = stored?.document == nil ? nil : stored?.revision
        let holds =
            switch expectation {
            case .any: true
            case .absent: revision == nil
            case .exactly(let expected): revision == expected
            }
        guard holds else {
            throw StoreError(
                code: .conflict,
                message: "Monitor \(id) is \(revision.map { "at revision \($0)" } ?? "absent"): "
                    + "read it again and decide anew."
            )
        }
    }

    /// Stores a monitor unless it equals what is stored.
    func put(_ monitor: Monitor, document: [UInt8], replacing stored: MonitorRow?) throws -> StoredMonitor {
        if let stored, let before = stored.document {
            // A document that can no longer be read is replaced.
            let isSame = before == document || (try? stored.monitor()) == monitor
            if isSame {
                return StoredMonitor(monitor: monitor, revision: stored.revision, changedAt: stored.changedAt)
            }
        }
        let change = try record(monitor.id, tenant: monitor.tenant, document: document, replacing: stored)
        return StoredMonitor(monitor: monitor, revision: change.revision, changedAt: change.changedAt)
    }

    /// Appends to the feed; `tenant` and `document` are `nil` for a removal.
    ///
    /// A change is never dated before the one it follows, or slots between the two would be due by both revisions.
    @discardableResult
    func record(
        _ id: MonitorID,
        tenant: TenantID?,
        document: [UInt8]?,
        replacing stored: MonitorRow?
    ) throws -> (revision: Int64, changedAt: Timestamp) {
        let revision = (stored?.revision ?? 0) + 1
        let changedAt = max(now, stored?.changedAt ?? now)
        try connection
            .statement("INSERT INTO monitor_change (monitor, revision, changed_at, document) VALUES (?, ?, ?, ?)")
            .run(id.rawValue, revision, changedAt.nanoseconds, document)
        try connection
            .statement(
                """
                INSERT INTO monitor (id, tenant, latest_change) VALUES (?, ?, ?) ON CONFLICT (id)
                DO UPDATE SET tenant = excluded.tenant, latest_change = excluded.latest_change
                """
            )
            .run(id.rawValue, tenant?.rawValue, connection.lastInsertedRowID)
        return (revision, changedAt)
    }

    private static func row(_ row: SQLRow) -> MonitorRow {
        MonitorRow(
            sequence: row.integer(0),
            id: MonitorID(row.text(1)),
            revision: row.integer(2),
            changedAt: Timestamp(nanoseconds: row.integer(3)),
            document: row.isNull(4) ? nil : row.bytes(4)
        )
    }
}
#endif
