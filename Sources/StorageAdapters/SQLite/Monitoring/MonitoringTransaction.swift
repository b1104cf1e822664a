#if SQLite
import GRDB
import MonitorCore

/// One transaction over the tables of monitoring.
struct MonitoringTransaction {
    let connection: Database
    let now: Timestamp
    var series: NameNumbers.Session
    var origins: NameNumbers.Session

    init(_ connection: Database, _ database: SQLiteDatabase, now: Timestamp) {
        self.connection = connection
        self.now = now
        series = database.seriesNumbers.session(in: connection)
        origins = database.originNumbers.session(in: connection)
    }

    /// The number of a series, which gets one if it has none.
    mutating func number(of key: SeriesKey) throws -> Int64 {
        try series.number(of: NamePair(first: key.monitor.rawValue, second: key.region.rawValue))
    }

    /// The number of a series, if it has one.
    mutating func existingNumber(of key: SeriesKey) throws -> Int64? {
        try series.existingNumber(of: NamePair(first: key.monitor.rawValue, second: key.region.rawValue))
    }

    /// Calls `body` with each hour from `start` to `end` that has rows in one of the tables, until it returns false.
    func forEachHour(
        of tables: [String],
        from start: SlotKey,
        to end: SlotKey,
        _ body: (_ hour: Int64, _ instants: Range<Int64>) throws -> Bool
    ) throws {
        var next = start.hour
        while true {
            var hour: Int64?
            for table in tables {
                let candidate =
                    try connection
                    .statement("SELECT hour FROM \(table) WHERE hour >= ? ORDER BY hour LIMIT 1")
                    .first(next) { $0.integer(0) }
                hour = [hour, candidate].compactMap(\.self).min()
            }
            guard let hour, hour <= end.hour else { return }
            let instants = SlotKey.instants(ofHour: hour, from: start, to: end)
            guard try instants.isEmpty || body(hour, instants) else { return }
            next = hour + 1
        }
    }
}
#endif
