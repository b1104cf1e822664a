#if SQLite
import GRDB
import MonitorCore

/// A table with one versioned row for each monitor.
struct StateTable {
    let connection: Database
    let table: String

    /// A monitor's version and bytes, if it has any.
    func state(of monitor: MonitorID) throws -> (version: Int64, body: [UInt8])? {
        try connection
            .statement("SELECT version, body FROM \(table) WHERE monitor = ?")
            .first(monitor.rawValue) { (version: $0.integer(0), body: $0.bytes(1)) }
    }

    /// Replaces a monitor's bytes, or returns `false` when its version is another than expected; 0 means none.
    func replace(_ monitor: MonitorID, expectedVersion: Int64, with body: [UInt8]) throws -> Bool {
        if expectedVersion == 0 {
            return try connection
                .statement("INSERT OR IGNORE INTO \(table) (monitor, version, body) VALUES (?, 1, ?)")
                .run(monitor.rawValue, body) == 1
        }
        return try connection
            .statement("UPDATE \(table) SET version = version + 1, body = ? WHERE monitor = ? AND version = ?")
            .run(body, monitor.rawValue, expectedVersion) == 1
    }

    /// Removes a monitor's row, or returns `false` when its version is another than expected; 0 means none.
    func remove(_ monitor: MonitorID, expectedVersion: Int64) throws -> Bool {
        if expectedVersion == 0 { return try state(of: monitor) == nil }
        return try connection
            .statement("DELETE FROM \(table) WHERE monitor = ? AND version = ?")
            .run(monitor.rawValue, expectedVersion) == 1
    }
}
#endif
