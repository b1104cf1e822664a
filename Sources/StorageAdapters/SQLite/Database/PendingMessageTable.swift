#if SQLite
import GRDB
import MonitorCore

/// Messages that were committed with a change of state and wait to be published, kept apart by outbox.
struct PendingMessageTable {
    /// Whose messages they are.
    enum Outbox: Int64 {
        case ingestion = 1
        case alerts = 2
    }

    let connection: Database
    let outbox: Outbox

    /// Adds messages at the end; when `isUnique`, those whose id waits already are left out.
    func add(_ messages: [OutgoingMessage], isUnique: Bool) throws {
        guard !messages.isEmpty else { return }
        let find = try connection.statement("SELECT 1 FROM pending_message WHERE outbox = ? AND id = ? LIMIT 1")
        let insert = try connection.statement(
            """
            INSERT INTO pending_message (outbox, id, subject, payload, headers, not_before) VALUES (?, ?, ?, ?, ?, ?)
            """
        )
        for message in messages {
            if isUnique, try find.first(outbox.rawValue, message.id, read: { _ in true }) != nil { continue }
            try insert.run(
                outbox.rawValue,
                message.id,
                message.subject.rawValue,
                message.payload,
                MessageHeaders.encode(message.headers),
                message.notBefore?.nanoseconds
            )
        }
    }

    /// The oldest messages.
    func first(_ limit: Int) throws -> [OutgoingMessage] {
        try connection
            .statement(
                """
                SELECT id, subject, payload, headers, not_before FROM pending_message
                WHERE outbox = ? ORDER BY sequence LIMIT ?
                """
            )
            .all(outbox.rawValue, max(0, limit)) { row in
                OutgoingMessage(
                    id: row.text(0),
                    subject: Subject(row.text(1)),
                    payload: row.bytes(2),
                    headers: try MessageHeaders.decode(row, 3),
                    notBefore: row.isNull(4) ? nil : Timestamp(nanoseconds: row.integer(4))
                )
            }
    }

    /// Removes all messages with one of the ids.
    func remove(_ ids: [String]) throws {
        let delete = try connection.statement("DELETE FROM pending_message WHERE outbox = ? AND id = ?")
        for id in ids {
            try delete.run(outbox.rawValue, id)
        }
    }
}
#endif
