#if SQLite
import AlertRules
import Foundation
import IncidentResponse
import MonitorCore
import MonitorTestKit
import StorageAdapters
import Testing

@Suite("SQLite obeys the laws", .timeLimit(.minutes(5)))
struct SQLiteConformanceTests {
    @Test("of a message queue", arguments: MessageQueueLaw.allCases)
    func obeys(_ law: MessageQueueLaw) async throws {
        try await check(law, ending: .closed)
    }

    @Test("of a message queue that was killed", arguments: MessageQueueLaw.reopening)
    func obeysWhenKilled(_ law: MessageQueueLaw) async throws {
        try await check(law, ending: .abandoned)
    }

    private func check(_ law: MessageQueueLaw, ending: DatabaseMaker.Ending) async throws {
        try await withTemporaryPath { path in
            let maker = DatabaseMaker(beside: path, ending: ending)
            let queue = { @Sendable (database: SQLiteDatabase, conditions: MessageQueueConditions) in
                SQLiteMessageQueue(
                    database: database,
                    time: conditions.time,
                    configuration: .init(
                        maximumGroupDepth: conditions.maximumDepth,
                        roomTimeout: conditions.roomTimeout,
                        deduplicationWindow: conditions.deduplicationWindow
                    )
                )
            }
            try await MessageQueueLaws(
                reopen: { _, conditions in queue(try await maker.reopen().database, conditions) },
                makeQueue: { queue(try await maker.make(time: $0.time), $0) }
            )
            .check(law)
        }
    }

    @Test("of a monitor store", arguments: MonitorStoreLaw.allCases)
    func obeys(_ law: MonitorStoreLaw) async throws {
        try await withTemporaryPath { path in
            let stores = DatabaseMaker(beside: path).stores { SQLiteMonitorStore(database: $0, time: $1) }
            try await MonitorStoreLaws(stores).check(law)
        }
    }

    @Test("of a result store", arguments: ResultStoreLaw.allCases)
    func obeys(_ law: ResultStoreLaw) async throws {
        try await withTemporaryPath { path in
            let stores = DatabaseMaker(beside: path).stores { SQLiteMonitoringStore(database: $0, time: $1) }
            try await ResultStoreLaws(stores).check(law)
        }
    }

    @Test("of a ledger", arguments: LedgerStoreLaw.allCases)
    func obeys(_ law: LedgerStoreLaw) async throws {
        try await withTemporaryPath { path in
            let stores = DatabaseMaker(beside: path).stores { SQLiteMonitoringStore(database: $0, time: $1) }
            try await LedgerStoreLaws(stores).check(law)
        }
    }

    @Test("of a rollup store", arguments: RollupStoreLaw.allCases)
    func obeys(_ law: RollupStoreLaw) async throws {
        try await withTemporaryPath { path in
            let stores = DatabaseMaker(beside: path).stores { SQLiteMonitoringStore(database: $0, time: $1) }
            try await RollupStoreLaws(stores).check(law)
        }
    }

    @Test("of an ingest store", arguments: IngestStoreLaw.allCases)
    func obeys(_ law: IngestStoreLaw) async throws {
        try await withTemporaryPath { path in
            let stores = DatabaseMaker(beside: path).stores { SQLiteMonitoringStore(database: $0, time: $1) }
            try await IngestStoreLaws(stores).check(law)
        }
    }

    @Test("of a lease store", arguments: LeaseStoreLaw.allCases, DatabaseMaker.Ending.allCases)
    func obeys(_ law: LeaseStoreLaw, _ ending: DatabaseMaker.Ending) async throws {
        try await withTemporaryPath { path in
            let stores = DatabaseMaker(beside: path, ending: ending).stores { SQLiteLeaseStore(database: $0, time: $1) }
            try await LeaseStoreLaws(stores).check(law)
        }
    }

    @Test("of an incident store", arguments: IncidentStoreLaw.allCases)
    func obeys(_ law: IncidentStoreLaw) async throws {
        try await withTemporaryPath { path in
            let stores = DatabaseMaker(beside: path).stores { SQLiteIncidentStore(database: $0, time: $1) }
            try await IncidentStoreLaws(stores).check(law)
        }
    }

    @Test("of an outbox", arguments: NotificationOutboxLaw.allCases)
    func obeys(_ law: NotificationOutboxLaw) async throws {
        try await withTemporaryPath { path in
            let stores = DatabaseMaker(beside: path).stores { SQLiteIncidentStore(database: $0, time: $1) }
            try await NotificationOutboxLaws(stores).check(law)
        }
    }

    @Test("of an alert state store", arguments: AlertStateStoreLaw.allCases)
    func obeys(_ law: AlertStateStoreLaw) async throws {
        try await withTemporaryPath { path in
            let stores = DatabaseMaker(beside: path).stores { database, _ in SQLiteAlertStateStore(database: database) }
            try await AlertStateStoreLaws(stores).check(law)
        }
    }

    @Test("of a cache", arguments: CacheLaw.allCases, DatabaseMaker.Ending.allCases)
    func obeys(_ law: CacheLaw, _ ending: DatabaseMaker.Ending) async throws {
        try await withTemporaryPath { path in
            let stores = DatabaseMaker(beside: path, ending: ending).stores { SQLiteCache(database: $0, time: $1) }
            try await CacheLaws(stores).check(law)
        }
    }

    @Test("of a rate limiter", arguments: RateLimiterLaw.allCases, DatabaseMaker.Ending.allCases)
    func obeys(_ law: RateLimiterLaw, _ ending: DatabaseMaker.Ending) async throws {
        try await withTemporaryPath { path in
            let stores = DatabaseMaker(beside: path, ending: ending)
                .stores { SQLiteRateLimiter(database: $0, time: $1) }
            try await RateLimiterLaws(stores).check(law)
        }
    }
}
#endif
