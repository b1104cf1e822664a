#if SQLite
import GRDB
import IncidentResponse
import MonitorCore

extension IncidentTransaction {
    /// Adds a notification to the end of its lane, unless its id waits there already.
    func enqueue(_ notification: Notification) throws {
        let lane = notification.lane
        try connection
            .statement("INSERT OR IGNORE INTO notification_lane (incident, channel, token, due) VALUES (?, ?, 0, ?)")
            .run(lane.incident.rawValue, lane.channel.rawValue, now.nanoseconds)
        try connection
            .statement(
                """
                INSERT OR IGNORE INTO notification (incident, channel, id, failed_attempts, finished_recipients, body)
                VALUES (?, ?, ?, 0, '[]', ?)
                """
            )
            .run(
                lane.incident.rawValue,
                lane.channel.rawValue,
                notification.id.rawValue,
                try Self.encode(notification)
            )
    }

    func claim(
        _ channel: ChannelID,
        upTo limit: Int,
        lease: Duration,
        overdueBy delay: Duration
    ) throws -> [NotificationClaim] {
        let incidents =
            try connection
            .statement(
                """
                SELECT incident FROM notification_lane WHERE channel = ? AND due <= ? ORDER BY due, incident LIMIT ?
                """
            )
            .all(channel.rawValue, (now - delay).nanoseconds, limit) { IncidentID($0.text(0)) }
        let update = try connection.statement(
            "UPDATE notification_lane SET token = ?, due = ? WHERE incident = ? AND channel = ?"
        )
        return try incidents.map { incident in
            let token = try nextToken()
            try update.run(token, (now + lease).nanoseconds, incident.rawValue, channel.rawValue)
            let lane = NotificationLane(incident: incident, channel: channel)
            return NotificationClaim(lane: lane, token: token, entries: try entries(of: lane))
        }
    }

    /// Settles a claim, or returns `false` when it was lost.
    func settle(_ settlement: NotificationSettlement) throws -> Bool {
        let lane = settlement.lane
        let token =
            try connection
            .statement("SELECT token FROM notification_lane WHERE incident = ? AND channel = ?")
            .first(lane.incident.rawValue, lane.channel.rawValue) { $0.integer(0) }
        guard token == settlement.token else { return false }
        for attempt in settlement.attempts {
            try record(attempt, in: lane)
        }
        try giveBack(lane, after: settlement.retryAfter ?? .zero)
        if var incident = try incident(lane.incident), !settlement.events.isEmpty {
            for event in settlement.events {
                incident.apply(event)
            }
            try store(incident, isNew: false)
            try append(settlement.events, to: incident.id, before: incident.version)
        }
        return true
    }

    func pendingCounts() throws -> [ChannelID: Int] {
        let counts =
            try connection
            .statement("SELECT channel, count(*) FROM notification GROUP BY channel")
            .all { (ChannelID($0.text(0)), Int($0.integer(1))) }
        return Dictionary(counts) { first, _ in first }
    }

    private func entries(of lane: NotificationLane) throws -> [OutboxEntry] {
        try connection
            .statement(
                """
                SELECT body, failed_attempts, finished_recipients FROM notification WHERE incident = ? AND channel = ?
                ORDER BY sequence LIMIT ?
                """
            )
            .all(
                lane.incident.rawValue,
                lane.channel.rawValue,
                NotificationClaim.maximumEntryCount,
                read: Self.entry
            )
    }

    private func record(_ attempt: NotificationAttempt, in lane: NotificationLane) throws {
        let place = "WHERE incident = ? AND channel = ? AND id = ?"
        let (incident, channel, id) = (lane.incident.rawValue, lane.channel.rawValue, attempt.notification.rawValue)
        guard !attempt.isFinal else {
            try connection.statement("DELETE FROM notification \(place)").run(incident, channel, id)
            return
        }
        var entry =
            try connection
            .statement("SELECT body, failed_attempts, finished_recipients FROM notification \(place)")
            .first(incident, channel, id, read: Self.entry)
        entry?.record(attempt)
        guard let entry else { return }
        let finished = JSONValue.array(entry.finishedRecipients.map { .string($0) })
        try connection
            .statement("UPDATE notification SET failed_attempts = ?, finished_recipients = ? \(place)")
            .run(entry.failedAttemptCount, finished.jsonText, incident, channel, id)
    }

    /// Reads a row of body, failed attempts and finished recipients.
    private static func entry(_ row: SQLRow) throws -> OutboxEntry {
        guard case .array(let finished)? = try? JSONValue(parsing: row.text(2)) else {
            throw StoreError(code: .corrupted, message: "The recipients of a stored notification cannot be read")
        }
        return OutboxEntry(
            notification: try decode(Notification.self, row.bytes(0)),
            failedAttemptCount: Int(row.integer(1)),
            finishedRecipients: finished.compactMap { if case .string(let text) = $0 { text } else { nil } }
        )
    }

    /// Ends a claim; an empty lane goes.
    private func giveBack(_ lane: NotificationLane, after rest: Duration) throws {
        let waits =
            try connection
            .statement("SELECT 1 FROM notification WHERE incident = ? AND channel = ? LIMIT 1")
            .first(lane.incident.rawValue, lane.channel.rawValue) { _ in true } ?? false
        if waits {
            try connection
                .statement("UPDATE notification_lane SET token = 0, due = ? WHERE incident = ? AND channel = ?")
                .run((now + max(.zero, rest)).nanoseconds, lane.incident.rawValue, lane.channel.rawValue)
        } else {
            try connection
                .statement("DELETE FROM notification_lane WHERE incident = ? AND channel = ?")
                .run(lane.incident.rawValue, lane.channel.rawValue)
        }
    }

    private func nextToken() throws -> Int64 {
        try connection.statement("INSERT INTO notification_token DEFAULT VALUES").run()
        let token = connection.lastInsertedRowID
        try connection.statement("DELETE FROM notification_token WHERE id < ?").run(token)
        return token
    }
}
#endif
