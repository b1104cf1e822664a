import BenchmarkHarness
import Foundation
import MonitorCore
import StorageAdapters

/// Raw results in SQLite: how fast they are appended and what they take on disk.
enum SQLiteSuite {
    private static let monitorCount = 1_000
    private static let roundCount = 1_000

    static func run(_ report: inout Report) async throws {
        try await SampleData.withTemporaryFolder { folder in
            let path = folder + "/results.sqlite"
            let time = SystemTimeSource()
            let database = try await SQLiteDatabase.open(at: path)
            let store = SQLiteMonitoringStore(database: database, time: time)
            var random = SeededGenerator(seed: 5)
            let begin = Timestamp(seconds: 1_800_000_000)
            var elapsed = Duration.zero
            for round in stride(from: 0, to: roundCount, by: 4) {
                let results = (round..<round + 4)
                    .flatMap { round in
                        (0..<monitorCount)
                            .map { index in
                                SampleData.result(of: index, at: begin + SampleData.interval * round, using: &random)
                            }
                    }
                let start = time.monotonic
                try await store.append(results)
                elapsed += time.monotonic - start
            }
            let count = Double(monitorCount * roundCount)
            report.record("sqlite.append", count / elapsed.inSeconds)
            try await database.close()
            let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
            report.record("sqlite.bytes", Double(size) / count)
            report.note(
                "\(Report.text(count)) results of \(monitorCount) monitors with five phases, in batches of \(monitorCount * 4); "
                    + "the whole file counts"
            )
        }
    }
}
