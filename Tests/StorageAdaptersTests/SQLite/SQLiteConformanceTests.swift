#if SQLite
import Foundation
import MonitorCore
import MonitorTestKit
import StorageAdapters
import Testing

@Suite("SQLite obeys the laws", .timeLimit(.minutes(2)))
struct SQLiteConformanceTests {
    @Test("of a message queue", arguments: MessageQueueLaw.allCases)
    func obeys(_ law: MessageQueueLaw) async throws {
        try await withTemporaryPath { path in
            try await MessageQueueLaws { conditions in
                SQLiteMessageQueue(
                    database: try await SQLiteDatabase.open(at: path + UUID().uuidString),
                    time: conditions.time,
                    configuration: .init(
                        maximumGroupDepth: conditions.maximumDepth,
                        roomTimeout: conditions.roomTimeout,
                        deduplicationWindow: conditions.deduplicationWindow
                    )
                )
            }
            .check(law)
        }
    }

    @Test("of a monitor store", arguments: MonitorStoreLaw.allCases)
    func obeys(_ law: MonitorStoreLaw) async throws {
        try await withTemporaryPath { path in
            let maker = DatabaseMaker(beside: path)
            try await MonitorStoreLaws(
                reopen: { _ in
                    let (database, time) = try await maker.reopen()
                    return SQLiteMonitorStore(database: database, time: time)
                },
                makeStore: { SQLiteMonitorStore(database: try await maker.make(time: $0), time: $0) }
            )
            .check(law)
        }
    }

    @Test("of a result store", arguments: ResultStoreLaw.allCases)
    func obeys(_ law: ResultStoreLaw) async throws {
        try await withTemporaryPath { path in
            let maker = DatabaseMaker(beside: path)
            try await ResultStoreLaws(
                reopen: { _ in
                    let (database, time) = try await maker.reopen()
                    return SQLiteMonitoringStore(database: database, time: time)
                },
                makeStore: { SQLiteMonitoringStore(database: try await maker.make(time: $0), time: $0) }
            )
            .check(law)
        }
    }

    @Test("of an ingest store", arguments: IngestStoreLaw.allCases)
    func obeys(_ law: IngestStoreLaw) async throws {
        try await withTemporaryPath { path in
            let maker = DatabaseMaker(beside: path)
            try await IngestStoreLaws(
                reopen: { _ in
                    let (database, time) = try await maker.reopen()
                    return SQLiteMonitoringStore(database: database, time: time)
                },
                makeStore: { SQLiteMonitoringStore(database: try await maker.make(time: $0), time: $0) }
            )
            .check(law)
        }
    }
}
#endif
