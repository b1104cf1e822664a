#if SQLite
import GRDB
import MonitorCore

/// Undoes a transaction because a group is at its depth limit.
struct NoRoom: Error {}

extension QueueTransaction {
    /// Publishes a batch.
    ///
    /// - Throws: ``NoRoom`` when a group has none; the transaction must then be undone.
    mutating func publish(_ messages: [OutgoingMessage], fence: Fence?) throws -> PublishReceipt {
        if let fence {
            try SQLiteFence.check(fence, in: connection)
        }
        try expire()
        let recent = try RecentMessages(connection, now: now, window: configuration.deduplicationWindow)
        var touched: Set<Int64> = []
        var receipt = PublishReceipt(acceptedCount: 0, duplicateCount: 0)
        for message in messages {
            let row = try row(of: message.subject)
            guard try recent.remember(message.id, subject: row.number) else {
                receipt.duplicateCount += 1
                continue
            }
            receipt.acceptedCount += 1
            touched.formUnion(row.groups)
            try store(message)
        }
        for group in touched where try depth(of: group) > configuration.maximumGroupDepth {
            throw NoRoom()
        }
        try recent.forget(upTo: 2 * messages.count + 16)
        woken.formUnion(touched)
        statistics.publishedCount += receipt.acceptedCount
        statistics.duplicateCount += receipt.duplicateCount
        return receipt
    }

    /// Appends a message to its subject if any group covers that.
    private mutating func store(_ message: OutgoingMessage) throws {
        var row = try row(of: message.subject)
        guard !row.groups.isEmpty else { return }
        try connection
            .statement(
                """
                INSERT INTO queue_message (subject, position, id, payload, headers, published_at, not_before, readers)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """
            )
            .run(
                row.number,
                row.end,
                message.id,
                message.payload,
                MessageHeaders.encode(message.headers),
                now.nanoseconds,
                message.notBefore?.nanoseconds,
                row.groups.count
            )
        row.end += 1
        change(message.subject, row)
    }

    /// Publishes a message that a group gave up: without deduplication, and without waiting for room.
    ///
    /// A dead letter that is given up in turn is dropped, or two groups could pass it back and forth for ever.
    mutating func bury(_ message: OutgoingMessage, of group: ConsumerGroup, deliveries: Int, reason: String) throws {
        statistics.deadLetterCount += 1
        var letter = message
        letter.headers[DeadLetterHeader.reason] = reason
        letter.headers[DeadLetterHeader.subject] = message.subject.rawValue
        letter.headers[DeadLetterHeader.deliveries] = String(deliveries)
        letter.subject = group.deadLetterSubject
        letter.notBefore = nil
        let groups = message.subject.rawValue.hasPrefix("dead.") ? [] : try row(of: letter.subject).groups
        let depths = try groups.map { try depth(of: $0) }
        guard !groups.isEmpty, depths.allSatisfy({ $0 < configuration.maximumGroupDepth }) else {
            statistics.droppedDeadLetterCount += 1
            return
        }
        try store(letter)
        woken.formUnion(groups)
    }
}
#endif
