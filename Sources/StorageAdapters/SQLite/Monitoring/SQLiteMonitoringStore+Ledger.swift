#if SQLite
import GRDB
public import MonitorCore

extension SQLiteMonitoringStore: LedgerStore {
    /// Records how slots ended, all or none.
    @discardableResult
    public func record(_ entries: [LedgerEntry]) async throws -> Int {
        guard !entries.isEmpty else { return 0 }
        return try await write { try $0.record(entries) }
    }

    /// The entries of a series whose slots lie in a window, in order of slot time.
    public func entries(of series: SeriesKey, in window: TimeWindow, limit: Int) async throws -> [LedgerEntry] {
        guard limit > 0, !window.isEmpty else { return [] }
        return try await read { try $0.entries(of: series, in: window, limit: limit) }
    }

    /// How many slots of a series in a window ended in which way.
    public func counts(of series: SeriesKey, in window: TimeWindow) async throws -> LedgerCounts {
        guard !window.isEmpty else { return LedgerCounts() }
        return try await read { try $0.counts(of: series, in: window) }
    }

    /// Up to when all due slots of a shard have been dispatched or recorded.
    public func dispatchedThrough(shard: String) async throws -> Timestamp? {
        try await read { transaction in
            try transaction.connection
                .statement("SELECT dispatched_through FROM shard WHERE name = ?")
                .first(shard) { Timestamp(nanoseconds: $0.integer(0)) }
        }
    }

    /// Moves a shard's mark, backward too.
    public func setDispatchedThrough(_ instant: Timestamp, shard: String, fence: Fence) async throws {
        try await write { transaction in
            try SQLiteFence.check(fence, in: transaction.connection)
            try transaction.connection
                .statement(
                    """
                    INSERT INTO shard (name, dispatched_through) VALUES (?, ?) ON CONFLICT (name)
                    DO UPDATE SET dispatched_through = excluded.dispatched_through
                    """
                )
                .run(shard, instant.nanoseconds)
        }
    }

    /// Removes entries whose slots lie before an instant, oldest first.
    public func removeEntries(before instant: Timestamp, limit: Int) async throws -> Int {
        guard limit > 0 else { return 0 }
        return try await write { try $0.removeEntries(before: instant, limit: limit) }
    }
}

extension MonitoringTransaction {
    private static let completed = Int64(SlotOutcome.completed.code)

    /// Entries of a series in a part of an hour: its own rows, and one for each result that has none.
    ///
    /// Parameters: hour, series, first instant, end, and the hour, instant and series at which the ledger starts.
    private static let entriesOfHour = """
        SELECT instant, outcome, recorded, NULL AS body FROM ledger AS entry
        WHERE hour = ?1 AND series = ?2 AND instant >= ?3 AND instant < ?4
            AND (outcome = 256 OR NOT EXISTS (
                SELECT 1 FROM result WHERE hour = ?1 AND series = ?2 AND instant = entry.instant))
        UNION ALL
        SELECT instant, 256, 0, body FROM result
        WHERE hour = ?1 AND series = ?2 AND instant >= ?3 AND instant < ?4
            AND (hour, instant, series) >= (?5, ?6, ?7)
            AND NOT EXISTS (
                SELECT 1 FROM ledger
                WHERE hour = ?1 AND series = ?2 AND instant = result.instant AND outcome = 256)
        """

    mutating func record(_ entries: [LedgerEntry]) throws -> Int {
        let upsert = try connection.statement(
            """
            INSERT INTO ledger (hour, series, instant, outcome, recorded) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (hour, series, instant) DO UPDATE SET outcome = excluded.outcome, recorded = excluded.recorded
            WHERE excluded.outcome = 256 AND ledger.outcome <> 256
            """
        )
        var count = 0
        let start = try ledgerStart()
        for entry in entries {
            let key = SlotKey(entry.slot.time)
            let series = try number(of: entry.slot.series)
            let position = LedgerPosition(hour: key.hour, instant: key.instant, series: series)
            if position >= start, try hasResult(entry.slot) { continue }
            let recorded = entry.recordedAt.nanoseconds &- entry.slot.time.nanoseconds
            count += try upsert.run(key.hour, series, key.instant, Int64(entry.outcome.code), recorded)
        }
        return count
    }

    fileprivate mutating func entries(
        of key: SeriesKey,
        in window: TimeWindow,
        limit: Int
    ) throws -> [LedgerEntry] {
        guard let number = try existingNumber(of: key) else { return [] }
        let start = try ledgerStart()
        let select = try connection.statement(Self.entriesOfHour + " ORDER BY instant LIMIT ?8")
        var entries: [LedgerEntry] = []
        try forEachHour(
            of: ["ledger", "result"],
            from: SlotKey(atOrAfter: window.start),
            to: SlotKey(atOrAfter: window.end)
        ) { hour, instants in
            entries += try select.all(
                hour,
                number,
                instants.lowerBound,
                instants.upperBound,
                start.hour,
                start.instant,
                start.series,
                limit - entries.count
            ) { row in
                let slot = SlotID(series: key, time: SlotKey(hour: hour, instant: row.integer(0)).time)
                let recorded = row.isNull(3) ? row.integer(2) : try ResultBody.recorded(row.bytes(3))
                return LedgerEntry(
                    slot: slot,
                    outcome: try Self.outcome(row.integer(1)),
                    recordedAt: Timestamp(nanoseconds: slot.time.nanoseconds &+ recorded)
                )
            }
            return entries.count < limit
        }
        return entries
    }

    fileprivate mutating func counts(of key: SeriesKey, in window: TimeWindow) throws -> LedgerCounts {
        var counts = LedgerCounts()
        guard let number = try existingNumber(of: key) else { return counts }
        let start = try ledgerStart()
        let select = try connection.statement(
            "SELECT outcome, count(*) FROM (\(Self.entriesOfHour)) GROUP BY outcome"
        )
        try forEachHour(
            of: ["ledger", "result"],
            from: SlotKey(atOrAfter: window.start),
            to: SlotKey(atOrAfter: window.end)
        ) { hour, instants in
            let outcomes = try select.all(
                hour,
                number,
                instants.lowerBound,
                instants.upperBound,
                start.hour,
                start.instant,
                start.series
            ) { (outcome: try Self.outcome($0.integer(0)), count: Int($0.integer(1))) }
            for (outcome, count) in outcomes {
                counts.add(outcome, count: count)
            }
            return true
        }
        return counts
    }

    /// Removes rows, and moves the start of the ledger past results, whose rows stay.
    fileprivate func removeEntries(before time: Timestamp, limit: Int) throws -> Int {
        let end = SlotKey(atOrAfter: time)
        var start = try ledgerStart()
        var removed = 0
        try forEachHour(
            of: ["ledger", "result"],
            from: SlotKey(hour: .min, instant: 0),
            to: end
        ) { hour, instants in
            removed +=
                instants.upperBound == SlotKey.hourLength
                ? try removeEntries(ofHour: hour, start: &start, limit: limit - removed)
                : try removeEntries(ofHour: hour, before: instants.upperBound, start: &start, limit: limit - removed)
            return removed < limit
        }
        if removed > 0 {
            try connection
                .statement("INSERT OR REPLACE INTO ledger_start (id, hour, instant, series) VALUES (1, ?, ?, ?)")
                .run(start.hour, start.instant, start.series)
        }
        return removed
    }

    /// Removes the entries of a whole hour: its rows in steps, then those that results imply all at once.
    ///
    /// Their order does not matter, and sorting all of an hour's rows at each step would hold up every writer.
    private func removeEntries(ofHour hour: Int64, start: inout LedgerPosition, limit: Int) throws -> Int {
        let rows =
            try connection
            .statement("SELECT series, instant FROM ledger WHERE hour = ? LIMIT ?")
            .all(hour, limit) { (series: $0.integer(0), instant: $0.integer(1)) }
        for row in rows {
            try delete(LedgerPosition(hour: hour, instant: row.instant, series: row.series))
        }
        let removed = rows.count
        let end = LedgerPosition(hour: hour + 1, instant: 0, series: 0)
        guard removed < limit, start < end else { return removed }
        let implied =
            try connection
            .statement("SELECT count(*) FROM result WHERE hour = ? AND (instant, series) >= (?, ?)")
            .first(hour, start.hour == hour ? start.instant : 0, start.hour == hour ? start.series : 0) {
                Int($0.integer(0))
            } ?? 0
        start = end
        return removed + implied
    }

    private func removeEntries(
        ofHour hour: Int64,
        before instant: Int64,
        start: inout LedgerPosition,
        limit: Int
    ) throws -> Int {
        let positions =
            try connection
            .statement(
                """
                SELECT instant, series FROM ledger WHERE hour = ?1 AND instant < ?2
                UNION
                SELECT instant, series FROM result
                WHERE hour = ?1 AND instant < ?2 AND (hour, instant, series) >= (?3, ?4, ?5)
                ORDER BY instant, series LIMIT ?6
                """
            )
            .all(hour, instant, start.hour, start.instant, start.series, limit) {
                LedgerPosition(hour: hour, instant: $0.integer(0), series: $0.integer(1))
            }
        for position in positions {
            try delete(position)
        }
        if let last = positions.last {
            start = max(start, LedgerPosition(hour: hour, instant: last.instant, series: last.series + 1))
        }
        return positions.count
    }

    private func delete(_ position: LedgerPosition) throws {
        try connection
            .statement("DELETE FROM ledger WHERE hour = ? AND series = ? AND instant = ?")
            .run(position.hour, position.series, position.instant)
    }

    /// Where the ledger starts: results before it have no entry any more.
    func ledgerStart() throws -> LedgerPosition {
        try connection
            .statement("SELECT hour, instant, series FROM ledger_start")
            .first { LedgerPosition(hour: $0.integer(0), instant: $0.integer(1), series: $0.integer(2)) } ?? .first
    }

    /// Writes the entry that a result implied, because the result goes.
    func keepCompletion(at position: LedgerPosition, body: [UInt8]) throws {
        try connection
            .statement(
                """
                INSERT INTO ledger (hour, series, instant, outcome, recorded) VALUES (?, ?, ?, 256, ?)
                ON CONFLICT (hour, series, instant) DO UPDATE SET outcome = 256, recorded = excluded.recorded
                WHERE ledger.outcome <> 256
                """
            )
            .run(position.hour, position.series, position.instant, try ResultBody.recorded(body))
    }

    private static func outcome(_ number: Int64) throws -> SlotOutcome {
        guard let outcome = UInt16(exactly: number).flatMap(SlotOutcome.init(code:)) else {
            throw StoreError(
                code: .corrupted,
                message: "The ledger has the unknown outcome \(number): update the program."
            )
        }
        return outcome
    }
}
#endif
