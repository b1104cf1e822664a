#if SQLite
import AlertRules
import Foundation
import IncidentResponse
import MonitorCore
import MonitorTestKit
import StorageAdapters

/// Writes through every port of a SQLite database, for ever, and says on standard output what was acknowledged.
///
/// Each line is the name of a port and the number of a step. Arguments: the database's path and the number of the round.
@main
struct StorageCrashWriter {
    let round: Int

    static func main() async throws {
        guard CommandLine.arguments.count == 3, let round = Int(CommandLine.arguments[2]) else {
            FileHandle.standardError.write(Data("usage: StorageCrashWriter DATABASE ROUND\n".utf8))
            exit(64)
        }
        let database = try await SQLiteDatabase.open(at: CommandLine.arguments[1])
        let time = SystemTimeSource()
        let monitoring = SQLiteMonitoringStore(database: database, time: time)
        let writer = StorageCrashWriter(round: round)
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await writer.write(.results, "results", to: monitoring) }
            tasks.addTask { try await writer.write(.ledger, "ledger", to: monitoring) }
            tasks.addTask { try await writer.write(.rollups, "rollups", to: monitoring) }
            tasks.addTask { try await writer.write(.ingestion, "ingestion", to: monitoring) }
            tasks.addTask {
                try await writer.write(.monitors, "monitors", to: SQLiteMonitorStore(database: database, time: time))
            }
            tasks.addTask {
                try await writer.write(.leases, "leases", to: SQLiteLeaseStore(database: database, time: time))
            }
            tasks.addTask {
                try await writer.write(.queue, "queue", to: SQLiteMessageQueue(database: database, time: time))
            }
            tasks.addTask {
                try await writer.write(.incidents, "incidents", to: SQLiteIncidentStore(database: database, time: time))
            }
            tasks.addTask {
                try await writer.write(.alertStates, "alertStates", to: SQLiteAlertStateStore(database: database))
            }
            try await tasks.waitForAll()
        }
    }

    private func write<Store>(_ probe: DurabilityProbe<Store>, _ name: String, to store: Store) async throws {
        try await probe.write(to: store, round: round) { number in
            FileHandle.standardOutput.write(Data("\(name) \(number)\n".utf8))
        }
    }
}
#else
/// Nothing to write through without the SQLite adapters.
@main
struct StorageCrashWriter {
    static func main() {}
}
#endif
