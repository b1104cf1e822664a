#if SQLite
import AlertRules
import Foundation
import GRDB
import IncidentResponse
import MonitorCore
import MonitorTestKit
import Testing

@testable import StorageAdapters

/// Kills a process that writes through every port, again and again, and looks for what it had been promised.
@Suite("A killed SQLite process keeps its promises", .timeLimit(.minutes(5)))
struct SQLiteDurabilityTests {
    @Test("of a result store", arguments: DurabilityLaw.allCases)
    func results(_ law: DurabilityLaw) async throws {
        try await check(law, .results, "results") { SQLiteMonitoringStore(database: $0, time: $1) }
    }

    @Test("of a ledger", arguments: DurabilityLaw.allCases)
    func ledger(_ law: DurabilityLaw) async throws {
        try await check(law, .ledger, "ledger") { SQLiteMonitoringStore(database: $0, time: $1) }
    }

    @Test("of a rollup store", arguments: DurabilityLaw.allCases)
    func rollups(_ law: DurabilityLaw) async throws {
        try await check(law, .rollups, "rollups") { SQLiteMonitoringStore(database: $0, time: $1) }
    }

    @Test("of an ingest store", arguments: DurabilityLaw.allCases)
    func ingestion(_ law: DurabilityLaw) async throws {
        try await check(law, .ingestion, "ingestion") { SQLiteMonitoringStore(database: $0, time: $1) }
    }

    @Test("of a monitor store", arguments: DurabilityLaw.allCases)
    func monitors(_ law: DurabilityLaw) async throws {
        try await check(law, .monitors, "monitors") { SQLiteMonitorStore(database: $0, time: $1) }
    }

    @Test("of a lease store", arguments: DurabilityLaw.allCases)
    func leases(_ law: DurabilityLaw) async throws {
        try await check(law, .leases, "leases") { SQLiteLeaseStore(database: $0, time: $1) }
    }

    @Test("of a message queue", arguments: DurabilityLaw.allCases)
    func queue(_ law: DurabilityLaw) async throws {
        try await check(law, .queue, "queue") { SQLiteMessageQueue(database: $0, time: $1) }
    }

    @Test("of an incident store", arguments: DurabilityLaw.allCases)
    func incidents(_ law: DurabilityLaw) async throws {
        try await check(law, .incidents, "incidents") { SQLiteIncidentStore(database: $0, time: $1) }
    }

    @Test("of an alert state store", arguments: DurabilityLaw.allCases)
    func alertStates(_ law: DurabilityLaw) async throws {
        try await check(law, .alertStates, "alertStates") { database, _ in SQLiteAlertStateStore(database: database) }
    }

    private func check<Store>(
        _ law: DurabilityLaw,
        _ probe: DurabilityProbe<Store>,
        _ name: String,
        sourceLocation: SourceLocation = #_sourceLocation,
        store: @escaping @Sendable (SQLiteDatabase, VirtualTime) -> Store
    ) async throws {
        try await withTemporaryPath { path in
            try await DurabilityLaws(
                probe,
                killWriter: { round, stepCount in
                    let writer = try CrashWriter(arguments: [path, "\(round)"])
                    return try await writer.kill(afterSteps: stepCount, of: name)
                },
                withStore: { body in
                    let time = VirtualTime(start: SystemTimeSource().now + .seconds(3_600))
                    let database = try await SQLiteDatabase.open(at: path)
                    try await body(store(database, time))
                    try await expectIntegrity(of: database)
                    try await database.close()
                }
            )
            .check(law, sourceLocation: sourceLocation)
        }
    }

    private func expectIntegrity(of database: SQLiteDatabase) async throws {
        let verdict = try await database.read { try String.fetchAll($0, sql: "PRAGMA integrity_check") }
        #expect(verdict == ["ok"])
        let strays = try await database.read { try Row.fetchAll($0, sql: "PRAGMA foreign_key_check").count }
        #expect(strays == 0)
    }
}
#endif
