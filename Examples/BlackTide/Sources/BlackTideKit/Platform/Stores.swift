import AlertRules
import IncidentResponse
import Logging
import MonitorCore
import StorageAdapters

/// All ports of the platform, over one SQLite file.
struct Stores: Sendable {
    let queue: SQLiteMessageQueue
    let monitors: SQLiteMonitorStore
    let monitoring: SQLiteMonitoringStore
    let leases: SQLiteLeaseStore
    let cache: SQLiteCache
    let alerts: SQLiteAlertStateStore
    let incidents: SQLiteIncidentStore

    /// Opens the file, and creates it when it is not there.
    init(path: String, time: any TimeSource) async throws {
        let database = try await SQLiteDatabase.open(at: path, time: time)
        queue = SQLiteMessageQueue(database: database, time: time)
        monitors = SQLiteMonitorStore(database: database, time: time)
        monitoring = SQLiteMonitoringStore(database: database, time: time)
        leases = SQLiteLeaseStore(database: database, time: time)
        cache = SQLiteCache(database: database, time: time)
        alerts = SQLiteAlertStateStore(database: database)
        incidents = SQLiteIncidentStore(database: database, time: time)
    }

    /// What reports uptime from the stores.
    func uptimeReporter(time: any TimeSource) -> UptimeReporter {
        UptimeReporter(
            monitors: monitors,
            states: monitoring,
            results: monitoring,
            rollups: monitoring,
            ledger: monitoring,
            time: time
        )
    }

    /// Makes the stored monitors those of a configuration: new and changed ones are put, others are removed.
    func apply(_ configured: [Monitor], logger: Logger) async throws {
        for start in stride(from: 0, to: configured.count, by: 500) {
            let batch = configured[start..<min(start + 500, configured.count)]
            _ = try await monitors.put(Array(batch), expecting: .any)
        }
        let wanted = Set(configured.map(\.id))
        var cursor: MonitorID?
        repeat {
            let page = try await monitors.list(tenant: nil, from: cursor, limit: 500)
            for stored in page.monitors where !wanted.contains(stored.monitor.id) {
                try await monitors.remove(stored.monitor.id, expecting: .any)
                logger.notice(
                    "Removed a monitor that the file does not name",
                    metadata: ["monitor": "\(stored.monitor.id)"]
                )
            }
            cursor = page.next
        } while cursor != nil
    }
}
