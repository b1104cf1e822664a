#if SQLite
import Foundation
import GRDB
import MonitorCore
import MonitorTestKit
import Testing

@testable import StorageAdapters

@Suite("A SQLite database")
struct SQLiteDatabaseTests {
    private let time = VirtualTime()

    private func codeOfOpening(_ path: String) async -> StoreError.Code? {
        do {
            try await SQLiteDatabase.open(at: path).close()
            return nil
        } catch {
            return (error as? StoreError)?.code
        }
    }

    @Test("keeps what was written when it is opened again")
    func reopens() async throws {
        try await withTemporaryPath { path in
            let result = Fixture.result(seed: 1)
            var database = try await SQLiteDatabase.open(at: path)
            try await SQLiteMonitoringStore(database: database, time: time).append([result])
            try await database.close()
            database = try await SQLiteDatabase.open(at: path)
            let found = try await SQLiteMonitoringStore(database: database, time: time)
                .latestResults(of: [result.slot.monitor])
            #expect(found == [result])
            try await database.close()
        }
    }

    @Test("is made by each of several that open it at the same moment")
    func opensConcurrently() async throws {
        try await withTemporaryPath { path in
            try await withThrowingTaskGroup(of: Void.self) { tasks in
                for _ in 0..<6 {
                    tasks.addTask { try await SQLiteDatabase.open(at: path).close() }
                }
                try await tasks.waitForAll()
            }
        }
    }

    @Test("refuses a file that is no database")
    func refusesOtherFiles() async throws {
        try await withTemporaryPath { path in
            try Data(repeating: 0x41, count: 10_000).write(to: URL(filePath: path))
            #expect(await codeOfOpening(path) == .corrupted)
        }
    }

    @Test("refuses another program's database and leaves it as it is")
    func refusesForeignDatabases() async throws {
        try await withTemporaryPath { path in
            let foreign = try DatabaseQueue(path: path)
            try await foreign.write { try $0.execute(sql: "CREATE TABLE theirs (id INTEGER)") }
            try foreign.close()
            let before = try Data(contentsOf: URL(filePath: path))
            #expect(await codeOfOpening(path) == .corrupted)
            #expect(try Data(contentsOf: URL(filePath: path)) == before)
        }
    }

    @Test("refuses a file that a later version wrote")
    func refusesLaterVersions() async throws {
        try await withTemporaryPath { path in
            let database = try await SQLiteDatabase.open(at: path)
            try await database.write { connection in
                try connection.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('later')")
            }
            try await database.close()
            #expect(await codeOfOpening(path) == .corrupted)
        }
    }

    @Test("says that a directory is missing")
    func namesMissingDirectory() async throws {
        try await withTemporaryPath { path in
            #expect(await codeOfOpening(path + "/missing/file.db") == .unavailable)
        }
    }

    @Test("brings an empty file, and a file of the first version, up to date")
    func migrates() async throws {
        try await withTemporaryPath { path in
            let first = try DatabaseQueue(path: path)
            try SQLiteSchema.migrator.migrate(first, upTo: "1")
            try first.close()
            let database = try await SQLiteDatabase.open(at: path)
            let isComplete = try await database.read { try SQLiteSchema.migrator.hasCompletedMigrations($0) }
            #expect(isComplete)
            try await database.close()
        }
    }

    @Test("reports damage as corruption and does not trap")
    func reportsDamage() async throws {
        try await withTemporaryPath { path in
            let database = try await SQLiteDatabase.open(at: path)
            let store = SQLiteMonitoringStore(database: database, time: time)
            try await store.append((0..<2_000).map { Fixture.result(seed: $0) })
            try await database.close()
            let handle = try FileHandle(forUpdating: URL(filePath: path))
            let size = try handle.seekToEnd()
            for offset in stride(from: UInt64(8_192), to: size, by: 4_096) {
                try handle.seek(toOffset: offset)
                try handle.write(contentsOf: Data(repeating: 0xff, count: 512))
            }
            try handle.close()
            await #expect {
                let damaged = try await SQLiteDatabase.open(at: path)
                let store = SQLiteMonitoringStore(database: damaged, time: time)
                _ = try await store.removeResults(before: .distantFuture, limit: .max)
            } throws: { error in
                (error as? StoreError)?.code == .corrupted
            }
        }
    }

    @Test("says when there is no room, keeps what it has, and takes more once retention has made room")
    func runsOutOfSpace() async throws {
        let options = SQLiteDatabase.Options(maximumByteCount: 600_000)
        try await withTemporaryDatabase(options: options) { database in
            let store = SQLiteMonitoringStore(database: database, time: time)
            var kept = 0
            var failure: (any Error)?
            while failure == nil, kept < 100_000 {
                do {
                    try await store.append((kept..<kept + 500).map { Fixture.result(seed: $0) })
                    kept += 500
                } catch {
                    failure = error
                }
            }
            #expect((failure as? StoreError)?.code == .outOfSpace)
            let found = try await store.slotsWithResult(among: (0..<kept + 500).map { Fixture.slot($0) })
            #expect(found == Set((0..<kept).map { Fixture.slot($0) }))
            _ = try await store.removeEntries(before: .distantFuture, limit: .max)
            _ = try await store.removeResults(before: .distantFuture, limit: .max)
            #expect(try await store.append([Fixture.result(seed: kept)]) == 1)
        }
    }

    @Test("throws, and does not trap, after it was closed")
    func throwsWhenClosed() async throws {
        try await withTemporaryPath { path in
            let database = try await SQLiteDatabase.open(at: path)
            let queue = SQLiteMessageQueue(database: database, time: time)
            try await database.close()
            await #expect { try await queue.depth(ofGroup: "g") } throws: { ($0 as? QueueError)?.code == .closed }
            let cache = SQLiteCache(database: database, time: time)
            await #expect { try await cache.remove(["k"]) } throws: { ($0 as? StoreError)?.code == .unavailable }
        }
    }

    @Test(
        "explains SQLite's failures",
        arguments: [
            (ResultCode.SQLITE_FULL, StoreError.Code.outOfSpace),
            (.SQLITE_NOTADB, .corrupted),
            (.SQLITE_CORRUPT, .corrupted),
            (.SQLITE_READONLY, .unavailable),
            (.SQLITE_BUSY, .unavailable),
            (.SQLITE_CANTOPEN, .unavailable),
            (.SQLITE_IOERR, .unavailable),
            (.SQLITE_TOOBIG, .invalidArgument),
        ]
    )
    func explains(code: ResultCode, expected: StoreError.Code) throws {
        let error = try #require(SQLiteFailure.store(DatabaseError(resultCode: code)) as? StoreError)
        #expect(error.code == expected)
        #expect(error.message.count > 20)
    }
}
#endif
