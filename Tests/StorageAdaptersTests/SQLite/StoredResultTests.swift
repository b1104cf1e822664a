#if SQLite
import GRDB
import MonitorCore
import MonitorTestKit
import Testing

@testable import StorageAdapters

@Suite("Results in SQLite")
struct StoredResultTests {
    private let time = VirtualTime()
    private let all = TimeWindow(start: .distantPast, end: .distantFuture)

    @Test("come back exactly as they were, whatever they hold", arguments: [1, 2, 3] as [UInt64])
    func roundTrip(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        try await withTemporaryDatabase { database in
            let store = SQLiteMonitoringStore(database: database, time: time)
            var expected: [CheckResult] = []
            for number in 0..<300 {
                // Hours before and after 1970, slots between whole milliseconds, and empty names.
                let slot = SlotID(
                    monitor: "",
                    region: "r",
                    time: Timestamp(nanoseconds: (Int64(number) - 150) * 1_234_567_890_123 + (number % 3 == 0 ? 1 : 0))
                )
                expected.append(Fixture.anyResult(using: &random, at: slot))
            }
            #expect(try await store.append(expected) == expected.count)
            let found = try await store.results(
                of: SeriesKey(monitor: "", region: "r"),
                in: all,
                limit: .max
            )
            #expect(found.count == expected.count, "seed \(seed)")
            for (result, original) in zip(found, expected) {
                #expect(result == original, "seed \(seed)")
            }
        }
    }

    @Test("take at most 60 bytes each, indexes included")
    func areSmall() async throws {
        let count = 30_000
        try await withTemporaryDatabase { database in
            let before = try await Self.byteCount(of: database)
            let store = SQLiteMonitoringStore(database: database, time: time)
            for start in stride(from: 0, to: count, by: 1_000) {
                time.advance(by: Fixture.slot(start).time + .milliseconds(400) - time.now)
                try await store.append((start..<start + 1_000).map { Fixture.result(seed: $0) })
            }
            let perResult = Double(try await Self.byteCount(of: database) - before) / Double(count)
            #expect(perResult <= 60)
        }
    }

    @Test("leave their ledger entries when retention removes them")
    func removalKeepsTheLedger() async throws {
        try await withTemporaryDatabase { database in
            let store = SQLiteMonitoringStore(database: database, time: time)
            let results = (0..<200).map { Fixture.result(seed: $0) }
            try await store.append(results)
            let series = results[0].slot.series
            let entries = try await store.entries(of: series, in: all, limit: .max)
            #expect(entries.map(\.slot) == results.map(\.slot).filter { $0.series == series }.sorted())
            #expect(entries.allSatisfy { $0.outcome == .completed && $0.recordedAt == time.now })
            #expect(try await store.removeResults(before: results[120].slot.time, limit: 1_000) == 100)
            #expect(try await store.entries(of: series, in: all, limit: .max) == entries)
            #expect(try await store.counts(of: series, in: all).completed == entries.count)
            #expect(try await store.removeEntries(before: results[120].slot.time, limit: 30) == 30)
            #expect(try await store.removeEntries(before: results[120].slot.time, limit: 1_000) == 70)
            #expect(try await store.entries(of: series, in: all, limit: .max) == Array(entries.dropFirst(2)))
            #expect(try await store.removeEntries(before: .distantFuture, limit: 1_000) == 100)
            #expect(try await store.removeResults(before: .distantFuture, limit: 1_000) == 100)
            #expect(try await store.counts(of: series, in: all).total == 0)
        }
    }

    private static func byteCount(of database: SQLiteDatabase) async throws -> Int {
        try await database.read { connection in
            let pages = try Int.fetchOne(connection, sql: "PRAGMA page_count") ?? 0
            let free = try Int.fetchOne(connection, sql: "PRAGMA freelist_count") ?? 0
            return (pages - free) * (try Int.fetchOne(connection, sql: "PRAGMA page_size") ?? 0)
        }
    }
}
#endif
