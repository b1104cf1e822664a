#if SQLite
import Foundation
import MonitorCore
import MonitorTestKit
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

    /// Makes a store in a new database each time, and reopens the database of the latest.
    func stores<Store>(_ store: @escaping @Sendable (SQLiteDatabase, any TimeSource) -> Store) -> StoreMaker<Store> {
        StoreMaker(
            reopen: { _ in
                let (database, time) = try await self.reopen()
                return store(database, time)
            },
            makeStore: { store(try await self.make(time: $0), $0) }
        )
    }

    func make(time: any TimeSource) async throws -> SQLiteDatabase {
        try await open("\(directory)-\(UUID().uuidString)", time: time)
    }

    /// Closes the latest database and opens it again.
    private func reopen() async throws -> (database: SQLiteDatabase, time: any TimeSource) {
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
