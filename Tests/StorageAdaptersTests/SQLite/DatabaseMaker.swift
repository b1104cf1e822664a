#if SQLite
import Foundation
import MonitorCore
import StorageAdapters
import Synchronization

/// Makes databases for laws, each in a file of its own, and opens the latest again.
final class DatabaseMaker: Sendable {
    private struct Latest {
        var path: String
        var database: SQLiteDatabase
        var time: any TimeSource
    }

    private let directory: String
    private let latest = Mutex<Latest?>(nil)

    /// Creates a maker that puts its files beside `path`.
    init(beside path: String) {
        directory = path
    }

    func make(time: any TimeSource) async throws -> SQLiteDatabase {
        try await open("\(directory)-\(UUID().uuidString)", time: time)
    }

    /// Closes the latest database and opens it again.
    func reopen() async throws -> (database: SQLiteDatabase, time: any TimeSource) {
        guard let before = latest.withLock({ $0 }) else { throw CancellationError() }
        try await before.database.close()
        return (try await open(before.path, time: before.time), before.time)
    }

    private func open(_ path: String, time: any TimeSource) async throws -> SQLiteDatabase {
        let database = try await SQLiteDatabase.open(at: path)
        latest.withLock { $0 = Latest(path: path, database: database, time: time) }
        return database
    }
}
#endif
