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

    @Test("keep a correlation that only looks like the name of the slot")
    func correlations() async throws {
        try await withTemporaryDatabase { database in
            let store = SQLiteMonitoringStore(database: database, time: time)
            let series = SeriesKey(monitor: "a@b", region: "c/%")
            let results = (0..<2)
                .map { number in
                    let slot = SlotID(series: series, time: Timestamp(seconds: Int64(number)))
                    return CheckResult(
                        slot: slot,
                        outcome: .up,
                        runner: "r",
                        startedAt: slot.time,
                        correlation: number == 0 ? CorrelationID("\(slot)") : "a@b@c/%/1000"
                    )
                }
            try await store.append(results)
            #expect(try await store.results(of: series, in: all, limit: 9) == results)
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

    @Test("leave by whole hours in steps, like those of the reference")
    func removalOfWholeHours() async throws {
        try await withTemporaryDatabase { database in
            let store = SQLiteMonitoringStore(database: database, time: time)
            let reference = InMemoryMonitoringStore(time: time)
            // Three hours of two series; of one slot in seven there is only an entry.
            var results: [CheckResult] = []
            var entries: [LedgerEntry] = []
            for number in 0..<360 {
                var result = Fixture.result(seed: number)
                result.slot = SlotID(
                    monitor: MonitorID("monitor-\(number % 2)"),
                    region: "eu-west",
                    time: Timestamp(seconds: 1_800_000_000 + Int64(number / 2) * 60)
                )
                if number % 7 == 0 {
                    entries.append(LedgerEntry(slot: result.slot, outcome: .superseded, recordedAt: time.now))
                } else {
                    results.append(result)
                }
            }
            let cut = Timestamp(seconds: 1_800_000_000 + 2 * 3_600)
            let series = [0, 1].map { SeriesKey(monitor: MonitorID("monitor-\($0)"), region: "eu-west") }
            for store in [store, reference] as [any ResultStore & LedgerStore] {
                try await store.append(results)
                try await store.record(entries)
                var removed = 0
                while true {
                    let count = try await store.removeResults(before: cut, limit: 20)
                    removed += count
                    // The first hour has 102 results.
                    if (20...80).contains(removed) {
                        let early = TimeWindow(start: .epoch, end: Timestamp(seconds: 1_800_003_600))
                        let late = TimeWindow(start: early.end, end: cut)
                        var left = (early: 0, late: 0)
                        for series in series {
                            left.early += try await store.results(of: series, in: early, limit: .max).count
                            left.late += try await store.results(of: series, in: late, limit: .max).count
                        }
                        #expect(left.early + removed + left.late == results.count { $0.slot.time < cut })
                        #expect(left.early > 0 && left.late == results.count { late.contains($0.slot.time) })
                    }
                    if count < 20 { break }
                }
                #expect(removed == results.count { $0.slot.time < cut })
            }
            for series in series {
                #expect(
                    try await store.entries(of: series, in: all, limit: .max)
                        == reference.entries(of: series, in: all, limit: .max)
                )
            }
            for store in [store, reference] as [any LedgerStore] {
                var removed = 0
                while true {
                    let count = try await store.removeEntries(before: cut, limit: 20)
                    removed += count
                    if count < 20 { break }
                }
                #expect(removed == 240)
            }
            for series in series {
                let left = try await store.entries(of: series, in: all, limit: .max)
                #expect(left.count == 60)
                #expect(try await reference.entries(of: series, in: all, limit: .max) == left)
            }
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
