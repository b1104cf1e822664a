#if SQLite
import Foundation
import GRDB
import IncidentResponse
import MonitorCore
import MonitorTestKit
import StorageCrashWriter
import Testing

@testable import StorageAdapters

/// Kills a process that writes, again and again, and looks for what it had been promised.
@Suite("A killed SQLite process")
struct CrashTests {
    private static let roundCount = 24
    private static let seed: UInt64 = 0xdead

    @Test("loses nothing that was acknowledged and leaves nothing half-written")
    func losesNothing() async throws {
        var random = SeededGenerator(seed: Self.seed)
        try await withTemporaryPath { path in
            var timelineLength: Int64 = 0
            for round in 1...Self.roundCount {
                let patience = Int.random(in: 1...150, using: &random)
                let promises = try await Self.kill(writerOn: path, round: round, afterLines: patience)
                let database = try await SQLiteDatabase.open(at: path)
                let check = CrashCheck(database: database, round: round, promises: promises)
                try await check.queue()
                try await check.results()
                try await check.ingestion()
                try await check.monitors()
                try await check.coordination()
                timelineLength += try await check.incident()
                let waiting = try await SQLiteIncidentStore(database: database, time: check.time).pendingCounts()
                #expect(waiting["console", default: 0] == timelineLength, "round \(round), seed \(Self.seed)")
                try await check.integrity()
                try await database.close()
            }
        }
    }

    /// Starts a writer, kills it once it has said so many lines, and returns all that it said.
    private static func kill(writerOn path: String, round: Int, afterLines count: Int) async throws -> [[Substring]] {
        let executable = try #require(writerExecutable)
        return try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global()
                .async {
                    continuation.resume(
                        with: Result {
                            let process = Process()
                            let pipe = Pipe()
                            process.executableURL = executable
                            process.arguments = [path, "\(round)"]
                            process.standardOutput = pipe
                            try process.run()
                            var output = Data()
                            var isKilled = false
                            while case let data = pipe.fileHandleForReading.availableData, !data.isEmpty {
                                output += data
                                if !isKilled, output.count(where: { $0 == UInt8(ascii: "\n") }) >= count {
                                    isKilled = Foundation.kill(process.processIdentifier, SIGKILL) == 0
                                }
                            }
                            process.waitUntilExit()
                            guard isKilled else { throw WriterEnded(status: process.terminationStatus) }
                            // What follows the last newline was cut off.
                            let text = String(decoding: output, as: UTF8.self)
                            return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
                                .map { $0.split(separator: " ") }
                        }
                    )
                }
        }
    }

    private struct WriterEnded: Error {
        var status: Int32
    }

    /// The writer, which the build puts beside the test bundle.
    private static var writerExecutable: URL? {
        var directory = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        for _ in 0..<5 {
            let candidate = directory.appending(path: "StorageCrashWriter")
            if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
            directory.deleteLastPathComponent()
        }
        return nil
    }
}

/// Compares a database with what its writer had been promised before it was killed.
private struct CrashCheck {
    let database: SQLiteDatabase
    let round: Int
    let promises: [[Substring]]
    /// Later than every deadline that the writer left behind.
    let time = VirtualTime(start: SystemTimeSource().now + .seconds(3_600))

    private var at: Comment { "round \(round) after \(promises.count) promises" }

    /// The highest number promised with a word; 0 for none.
    private func highest(_ word: String) -> Int {
        promises.filter { $0.first == word[...] }.compactMap { Int($0[1]) }.max() ?? 0
    }

    /// Whether what is there is what was promised, or one more that was written but not acknowledged yet.
    private func expect(_ found: Int, hasKept promised: Int, sourceLocation: SourceLocation = #_sourceLocation) {
        #expect((promised...promised + 1).contains(found), at, sourceLocation: sourceLocation)
    }

    func queue() async throws {
        let queue = SQLiteMessageQueue(database: database, time: time)
        let audit = try await drain(CrashNames.auditGroup(round), of: queue)
        let batches = Dictionary(grouping: audit) { $0.split(separator: "-")[0] }
        expect(batches.count, hasKept: highest("published"))
        #expect(batches.allSatisfy { $0.value.count == 3 }, at)
        #expect(Set(audit).count == audit.count, at)

        let left = Set(try await drain(CrashNames.workGroup(round), of: queue))
        let settled = Set(promises.filter { $0.first == "settled" }.map { String($0[1]) })
        #expect(left.isDisjoint(with: settled), at)
        // The last acknowledgement may have been written and not promised yet.
        #expect(Set(audit).subtracting(left).subtracting(settled).count <= 4, at)
        let messageCount = try await database.read { connection in
            try connection.statement("SELECT count(*) FROM queue_message").first { $0.integer(0) }
        }
        #expect(messageCount == 0, at)
    }

    private func drain(_ group: ConsumerGroup, of queue: SQLiteMessageQueue) async throws -> [String] {
        let consumer = try await queue.consumer(of: group)
        var ids: [String] = []
        while case let deliveries = try await consumer.receive(upTo: 1_000, timeout: .zero), !deliveries.isEmpty {
            ids += deliveries.map(\.id)
            try await consumer.acknowledge(deliveries)
        }
        return ids
    }

    func results() async throws {
        let store = SQLiteMonitoringStore(database: database, time: time)
        let all = TimeWindow(start: .distantPast, end: .distantFuture)
        let found = try await store.results(of: CrashNames.resultSeries(round), in: all, limit: .max)
        expect(found.count / 5, hasKept: highest("appended"))
        let expected = (0..<found.count)
            .map { index in
                CrashNames.result(round: round, number: 1 + index / 5, part: index % 5)
            }
        #expect(found.count % 5 == 0, at)
        #expect(found == expected, at)
    }

    func ingestion() async throws {
        let store = SQLiteMonitoringStore(database: database, time: time)
        let monitor = CrashNames.ingestedMonitor(round)
        let series = SeriesKey(monitor: monitor, region: "eu")
        let all = TimeWindow(start: .distantPast, end: .distantFuture)
        let version = Int(try await store.states(of: [monitor])[monitor]?.version ?? 0)
        expect(version, hasKept: highest("committed"))
        #expect(try await store.results(of: series, in: all, limit: .max).count == version, at)
        #expect(try await store.transitions(of: monitor, in: all).count == version, at)
        let counts = try await store.counts(of: series, in: all)
        #expect(counts.completed == version, at)
        #expect(counts.skipped[.overload, default: 0] == version, at)
        let buckets = try await store.buckets(of: series, resolution: .day, in: all)
        #expect(buckets.reduce(0) { $0 + Int($1.outcomes.up) } == version, at)
        let pending = try await store.pendingMessages(limit: .max).map(\.id)
        #expect(pending.filter { $0.hasPrefix("\(monitor)/") } == (0..<version).map { "\(monitor)/\($0 + 1)" }, at)
    }

    func monitors() async throws {
        let store = SQLiteMonitorStore(database: database, time: time)
        let id = CrashNames.changedMonitor(round)
        let stored = try await store.monitors([id])[id]
        let revision = Int(stored?.revision ?? 0)
        expect(revision, hasKept: highest("changed"))
        #expect(try await store.history(of: id).map { $0.monitor?.name } == (0..<revision).map { "\($0 + 1)" }, at)
    }

    func coordination() async throws {
        let name = CrashNames.lease(round)
        let lease = try await SQLiteLeaseStore(database: database, time: time)
            .acquire(name, holder: "test", duration: .seconds(1))
        #expect(Int(lease?.token ?? 0) > highest("leased"), at)
        let mark = try await SQLiteMonitoringStore(database: database, time: time).dispatchedThrough(shard: name)
        expect(Int(mark?.seconds ?? 0), hasKept: highest("marked"))
        let now = SystemTimeSource()
        let cached = try await SQLiteCache(database: database, time: now).values(forKeys: [name])[0]
        expect(cached.flatMap { Int(String(decoding: $0, as: UTF8.self)) } ?? 0, hasKept: highest("cached"))
    }

    /// Returns the length of the incident's timeline.
    func incident() async throws -> Int64 {
        let store = SQLiteIncidentStore(database: database, time: time)
        let id = CrashNames.incident(round)
        let version = try await store.incidents([id])[id]?.version ?? 0
        expect(Int(version), hasKept: highest("noted"))
        #expect(try await store.timeline(of: id, after: 0, limit: .max).count == Int(version), at)
        return version
    }

    func integrity() async throws {
        let verdict = try await database.read { try String.fetchAll($0, sql: "PRAGMA integrity_check") }
        #expect(verdict == ["ok"], at)
        let strays = try await database.read { try Row.fetchAll($0, sql: "PRAGMA foreign_key_check").count }
        #expect(strays == 0, at)
    }
}
#endif
