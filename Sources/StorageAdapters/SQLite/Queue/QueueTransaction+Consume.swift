#if SQLite
import GRDB
import MonitorCore

extension QueueTransaction {
    private struct Cursor {
        var subject: Int64
        var position: Int64
    }

    private struct StoredMessage {
        var position: Int64
        var content: OutgoingMessage
        var publishedAt: Timestamp
    }

    /// Takes messages from a group, those that come back or were delayed first.
    mutating func take(upTo limit: Int, from number: Int64) throws -> [Delivery] {
        try expire()
        let row = try group(number)
        let count = min(limit, row.group.maximumInFlight - row.held)
        guard count > 0 else { return [] }
        var deliveries = try takeWaiting(upTo: count, from: row)
        for cursor in try backlog(of: number) where deliveries.count < count {
            deliveries += try takeNew(upTo: count - deliveries.count, from: number, at: cursor)
        }
        return deliveries
    }

    /// When a group that has nothing to take may have something.
    mutating func nextChance(of number: Int64) throws -> Timestamp? {
        let row = try group(number)
        let deadline =
            try connection
            .statement("SELECT due FROM queue_delivery WHERE is_held = 1 ORDER BY due LIMIT 1")
            .first { Timestamp(nanoseconds: $0.integer(0)) }
        guard row.held < row.group.maximumInFlight else { return deadline }
        let due =
            try connection
            .statement("SELECT due FROM queue_delivery WHERE consumers = ? AND is_held = 0 ORDER BY due LIMIT 1")
            .first(number) { Timestamp(nanoseconds: $0.integer(0)) }
        return [deadline, due].compactMap(\.self).min()
    }

    /// Settles deliveries of a group and returns how many settlements took effect.
    mutating func settle(_ settlements: [Settlement], in number: Int64) throws -> Int {
        try expire()
        let wasFull = try group(number).held >= group(number).group.maximumInFlight
        let find = try connection.statement(
            "SELECT subject, position, deliveries FROM queue_delivery WHERE consumers = ? AND token = ? AND is_held = 1"
        )
        var count = 0
        for settlement in settlements {
            guard let token = Int64(exactly: settlement.token) else { continue }
            let found = try find.first(number, token) { row in
                HeldDelivery(
                    group: number,
                    token: token,
                    subject: row.integer(0),
                    position: row.integer(1),
                    deliveries: Int(row.integer(2))
                )
            }
            guard let found else { continue }
            try settle(found, settlement.verdict)
            count += 1
        }
        statistics.lostSettlementCount += settlements.count - count
        woken.insert(QueueSignals.room)
        if wasFull {
            woken.insert(number)
        }
        return count
    }

    /// Takes back the messages whose acknowledgement deadline has passed, in every group.
    mutating func expire() throws {
        let select = try connection.statement(
            """
            SELECT consumers, token, subject, position, deliveries, due FROM queue_delivery
            WHERE is_held = 1 AND due <= ? ORDER BY due LIMIT 1000
            """
        )
        while true {
            let expired = try select.all(now.nanoseconds) { row in
                let delivery = HeldDelivery(
                    group: row.integer(0),
                    token: row.integer(1),
                    subject: row.integer(2),
                    position: row.integer(3),
                    deliveries: Int(row.integer(4))
                )
                return (delivery: delivery, deadline: Timestamp(nanoseconds: row.integer(5)))
            }
            guard !expired.isEmpty else {
                // What follows reads from the tables, dead letters included.
                try finish()
                return
            }
            for (delivery, deadline) in expired {
                let pause = try group(delivery.group).group.redeliveryDelay(afterDeliveries: delivery.deliveries)
                try retry(delivery, at: deadline + max(.zero, pause))
                woken.insert(QueueSignals.room)
            }
        }
    }

    // MARK: Taking

    private mutating func takeWaiting(upTo count: Int, from row: QueueGroupRow) throws -> [Delivery] {
        guard row.waiting > 0 else { return [] }
        let due =
            try connection
            .statement(
                """
                SELECT token, subject, position, deliveries FROM queue_delivery
                WHERE consumers = ? AND is_held = 0 AND due <= ? ORDER BY due, token LIMIT ?
                """
            )
            .all(row.number, now.nanoseconds, count) { found in
                (
                    token: found.integer(0), subject: found.integer(1), position: found.integer(2),
                    deliveries: Int(found.integer(3))
                )
            }
        var row = row
        let update = try connection.statement(
            """
            UPDATE queue_delivery SET token = ?, deliveries = ?, is_held = 1, due = ? WHERE consumers = ? AND token = ?
            """
        )
        let deadline = now + row.group.acknowledgementDeadline
        var deliveries: [Delivery] = []
        for entry in due {
            guard let message = try message(entry.subject, entry.position) else { continue }
            let token = row.nextToken()
            try update.run(token, entry.deliveries + 1, deadline.nanoseconds, row.number, entry.token)
            row.waiting -= 1
            row.held += 1
            deliveries.append(Self.delivery(of: message, token: token, count: entry.deliveries + 1))
        }
        change(row)
        return deliveries
    }

    /// Takes messages past a cursor; those whose time has not come are set aside.
    private mutating func takeNew(upTo count: Int, from number: Int64, at cursor: Cursor) throws -> [Delivery] {
        var row = try group(number)
        let add = try connection.statement(
            """
            INSERT INTO queue_delivery (consumers, token, subject, position, deliveries, is_held, due)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """
        )
        let deadline = now + row.group.acknowledgementDeadline
        var position = cursor.position
        var deliveries: [Delivery] = []
        while deliveries.count < count {
            let messages = try messages(cursor.subject, from: position, limit: count - deliveries.count)
            guard let last = messages.last else { break }
            for message in messages {
                let token = row.nextToken()
                let isDue = (message.content.notBefore ?? now) <= now
                let due = isDue ? deadline : message.content.notBefore ?? deadline
                try add.run(
                    number,
                    token,
                    cursor.subject,
                    message.position,
                    isDue ? 1 : 0,
                    isDue ? 1 : 0,
                    due.nanoseconds
                )
                if isDue {
                    row.held += 1
                    deliveries.append(Self.delivery(of: message, token: token, count: 1))
                } else {
                    row.waiting += 1
                }
            }
            position = last.position + 1
        }
        try connection
            .statement("UPDATE queue_cursor SET position = ? WHERE subject = ? AND consumers = ?")
            .run(position, cursor.subject, number)
        change(row)
        return deliveries
    }

    /// The subjects in which a group has not taken everything, the one that waits longest first.
    private func backlog(of number: Int64) throws -> [Cursor] {
        let cursors =
            try connection
            .statement(
                """
                SELECT subject, position FROM queue_cursor JOIN queue_subject ON queue_subject.id = subject
                WHERE consumers = ? AND position < end
                """
            )
            .all(number) { Cursor(subject: $0.integer(0), position: $0.integer(1)) }
        guard cursors.count > 1 else { return cursors }
        let head = try connection.statement(
            "SELECT published_at FROM queue_message WHERE subject = ? AND position >= ? ORDER BY position LIMIT 1"
        )
        return
            try cursors
            .map { (cursor: $0, age: try head.first($0.subject, $0.position) { $0.integer(0) } ?? .max) }
            .sorted { ($0.age, $0.cursor.subject) < ($1.age, $1.cursor.subject) }
            .map(\.cursor)
    }

    private mutating func messages(_ subject: Int64, from position: Int64, limit: Int) throws -> [StoredMessage] {
        let name = try self.subject(subject)
        return
            try connection
            .statement(
                """
                SELECT position, id, payload, headers, published_at, not_before FROM queue_message
                WHERE subject = ? AND position >= ? ORDER BY position LIMIT ?
                """
            )
            .all(subject, position, limit) { row in
                StoredMessage(
                    position: row.integer(0),
                    content: OutgoingMessage(
                        id: row.text(1),
                        subject: name,
                        payload: row.bytes(2),
                        headers: try MessageHeaders.decode(row, 3),
                        notBefore: row.isNull(5) ? nil : Timestamp(nanoseconds: row.integer(5))
                    ),
                    publishedAt: Timestamp(nanoseconds: row.integer(4))
                )
            }
    }

    private mutating func message(_ subject: Int64, _ position: Int64) throws -> StoredMessage? {
        try messages(subject, from: position, limit: 1).first { $0.position == position }
    }

    private static func delivery(of message: StoredMessage, token: Int64, count: Int) -> Delivery {
        Delivery(
            token: UInt64(token),
            id: message.content.id,
            subject: message.content.subject,
            payload: message.content.payload,
            headers: message.content.headers,
            deliveryCount: count,
            publishedAt: message.publishedAt
        )
    }

    // MARK: Settling

    private struct HeldDelivery {
        var group: Int64
        var token: Int64
        var subject: Int64
        var position: Int64
        var deliveries: Int
    }

    private mutating func settle(_ delivery: HeldDelivery, _ verdict: Settlement.Verdict) throws {
        let row = try group(delivery.group)
        switch verdict {
        case .acknowledge:
            try finish(delivery)
        case .retry(let pause):
            let pause = pause ?? row.group.redeliveryDelay(afterDeliveries: delivery.deliveries)
            try retry(delivery, at: now + max(.zero, pause))
        case .inProgress:
            try connection
                .statement("UPDATE queue_delivery SET due = ? WHERE consumers = ? AND token = ?")
                .run((now + row.group.acknowledgementDeadline).nanoseconds, delivery.group, delivery.token)
        case .terminate(let reason):
            try bury(delivery, reason: reason)
        }
    }

    private mutating func retry(_ delivery: HeldDelivery, at due: Timestamp) throws {
        var row = try group(delivery.group)
        guard delivery.deliveries < row.group.maximumDeliveries else {
            try bury(delivery, reason: "not acknowledged after \(delivery.deliveries) deliveries")
            return
        }
        try connection
            .statement("UPDATE queue_delivery SET is_held = 0, due = ? WHERE consumers = ? AND token = ?")
            .run(due.nanoseconds, delivery.group, delivery.token)
        row.held -= 1
        row.waiting += 1
        change(row)
        woken.insert(delivery.group)
    }

    private mutating func bury(_ delivery: HeldDelivery, reason: String) throws {
        let group = try group(delivery.group).group
        let message = try message(delivery.subject, delivery.position)
        try finish(delivery)
        if let message {
            try bury(message.content, of: group, deliveries: delivery.deliveries, reason: reason)
        }
    }

    /// Removes a delivery, and its message when no other group needs that.
    private mutating func finish(_ delivery: HeldDelivery) throws {
        try connection
            .statement("DELETE FROM queue_delivery WHERE consumers = ? AND token = ?")
            .run(delivery.group, delivery.token)
        let removed =
            try connection
            .statement("DELETE FROM queue_message WHERE subject = ? AND position = ? AND readers <= 1")
            .run(delivery.subject, delivery.position)
        if removed == 0 {
            try connection
                .statement("UPDATE queue_message SET readers = readers - 1 WHERE subject = ? AND position = ?")
                .run(delivery.subject, delivery.position)
        }
        var row = try group(delivery.group)
        row.held -= 1
        change(row)
    }
}
#endif
