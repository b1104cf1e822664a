#if SQLite
import GRDB
public import MonitorCore

extension SQLiteMonitoringStore: ResultStore {
    /// Stores results, all or none; of two results for one slot the first stays.
    @discardableResult
    public func append(_ results: [CheckResult]) async throws -> Int {
        guard !results.isEmpty else { return 0 }
        return try await write { try $0.append(results) }
    }

    /// The results of a series whose slots lie in a window, in order of slot time.
    public func results(of series: SeriesKey, in window: TimeWindow, limit: Int) async throws -> [CheckResult] {
        guard limit > 0, !window.isEmpty else { return [] }
        return try await read { try $0.results(of: series, in: window, limit: limit) }
    }

    /// The latest result of every region of each of the monitors, in order of series.
    public func latestResults(of monitors: [MonitorID]) async throws -> [CheckResult] {
        try await read { transaction in
            try Set(monitors).sorted().flatMap { try transaction.latestResults(of: $0) }
        }
    }

    /// Those of the slots that have a result.
    public func slotsWithResult(among slots: [SlotID]) async throws -> Set<SlotID> {
        guard !slots.isEmpty else { return [] }
        return try await read { transaction in
            var found: Set<SlotID> = []
            for slot in slots where try transaction.hasResult(slot) {
                found.insert(slot)
            }
            return found
        }
    }

    /// Removes results whose slots lie before an instant, oldest first.
    ///
    /// Their entries of the ledger stay.
    public func removeResults(before instant: Timestamp, limit: Int) async throws -> Int {
        guard limit > 0 else { return 0 }
        return try await write { try $0.removeResults(before: instant, limit: limit) }
    }
}

extension MonitoringTransaction {
    mutating func append(_ results: [CheckResult]) throws -> Int {
        let insert = try connection.statement(
            "INSERT OR IGNORE INTO result (hour, series, instant, body) VALUES (?, ?, ?, ?)"
        )
        var count = 0
        var body = ResultBody()
        for result in results {
            let key = SlotKey(result.slot.time)
            let series = try number(of: result.slot.series)
            let origin = try origins.number(
                of: NamePair(first: result.runner.rawValue, second: result.tenant.rawValue)
            )
            count += try insert.run(key.hour, series, key.instant, body.encode(result, origin: origin, storedAt: now))
        }
        return count
    }

    fileprivate mutating func results(
        of key: SeriesKey,
        in window: TimeWindow,
        limit: Int
    ) throws -> [CheckResult] {
        guard let number = try existingNumber(of: key) else { return [] }
        let select = try connection.statement(
            """
            SELECT instant, body FROM result
            WHERE hour = ? AND series = ? AND instant >= ? AND instant < ? ORDER BY instant LIMIT ?
            """
        )
        var results: [CheckResult] = []
        var origins = origins
        try forEachHour(
            of: ["result"],
            from: SlotKey(atOrAfter: window.start),
            to: SlotKey(atOrAfter: window.end)
        ) { hour, instants in
            results += try select.all(
                hour,
                number,
                instants.lowerBound,
                instants.upperBound,
                limit - results.count
            ) { row in
                try Self.result(row.bytes(1), of: key, at: SlotKey(hour: hour, instant: row.integer(0)), &origins)
            }
            return results.count < limit
        }
        return results
    }

    fileprivate mutating func latestResults(of monitor: MonitorID) throws -> [CheckResult] {
        let regions =
            try connection
            .statement("SELECT region, id FROM series WHERE monitor = ? ORDER BY region")
            .all(monitor.rawValue) { (Region($0.text(0)), $0.integer(1)) }
        let hourBefore = try connection.statement(
            "SELECT hour FROM result WHERE hour < ? ORDER BY hour DESC LIMIT 1"
        )
        let latest = try connection.statement(
            "SELECT instant, body FROM result WHERE hour = ? AND series = ? ORDER BY instant DESC LIMIT 1"
        )
        var results: [CheckResult] = []
        for (region, number) in regions {
            let key = SeriesKey(monitor: monitor, region: region)
            var end = Int64.max
            while let hour = try hourBefore.first(end, read: { $0.integer(0) }) {
                let found = try latest.first(hour, number) { ($0.integer(0), $0.bytes(1)) }
                if let (instant, body) = found {
                    results.append(
                        try Self.result(body, of: key, at: SlotKey(hour: hour, instant: instant), &origins)
                    )
                    break
                }
                end = hour
            }
        }
        return results
    }

    mutating func hasResult(_ slot: SlotID) throws -> Bool {
        guard let number = try existingNumber(of: slot.series) else { return false }
        let key = SlotKey(slot.time)
        return try connection
            .statement("SELECT 1 FROM result WHERE hour = ? AND series = ? AND instant = ?")
            .first(key.hour, number, key.instant) { _ in true } ?? false
    }

    fileprivate mutating func removeResults(before time: Timestamp, limit: Int) throws -> Int {
        let end = SlotKey(atOrAfter: time)
        let ledgerStart = try ledgerStart()
        var remaining = limit
        try forEachHour(of: ["result"], from: SlotKey(hour: .min, instant: 0), to: end) { hour, instants in
            // In a whole hour any order will do, and the table's own needs no sorting of all its rows at each step.
            let order = instants.upperBound < SlotKey.hourLength ? "ORDER BY instant, series" : ""
            let rows =
                try connection
                .statement("SELECT instant, series, body FROM result WHERE hour = ? AND instant < ? \(order) LIMIT ?")
                .all(hour, instants.upperBound, remaining) {
                    (instant: $0.integer(0), series: $0.integer(1), body: $0.bytes(2))
                }
            let delete = try connection.statement(
                "DELETE FROM result WHERE hour = ? AND series = ? AND instant = ?"
            )
            for row in rows {
                let position = LedgerPosition(hour: hour, instant: row.instant, series: row.series)
                if position >= ledgerStart {
                    try keepCompletion(at: position, body: row.body)
                }
                try delete.run(hour, row.series, row.instant)
            }
            remaining -= rows.count
            return remaining > 0
        }
        return limit - remaining
    }

    static func result(
        _ body: [UInt8],
        of series: SeriesKey,
        at key: SlotKey,
        _ origins: inout NameNumbers.Session
    ) throws -> CheckResult {
        try ResultBody.decode(body, slot: SlotID(series: series, time: key.time)) {
            try origins.pair(withNumber: $0)
        }
    }
}
#endif
