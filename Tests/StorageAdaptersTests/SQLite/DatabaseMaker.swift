#if SQLite
import Foundation
import MonitorCore
import MonitorTestKit
import StorageAdapters
import Synchronization

/// Makes databases for laws, each in a file of its own, and opens the latest again.
final class DatabaseMaker: Sendable {
    /// How the use of a database ends.
    enum Ending: CaseIterable, Sendable {
        case closed
        /// As when its process is killed.
        case abandoned
    }

    private struct Latest {
        var path: String
        var database: SQLiteDatabase
        var time: any TimeSource
    }

    private let directory: String
    private let ending: Ending
    /// Kept, because a database that is let go of is closed.
    private let abandoned = Mutex<[SQLiteDatabase]>([])
    private let latest = Mutex<Latest?>(nil)

    /// Creates a maker.
    ///
    /// - Parameters:
    ///   - path: Beside which the files are put.
    ///   - ending: What becomes of a database before it is opened again.
    init(beside path: String, ending: Ending = .closed) {
        directory = path
        self.ending = ending
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

    /// Opens the latest database again.
    func reopen() async throws -> (database: SQLiteDatabase, time: any TimeSource) {
        guard let before = latest.withLock({ $0 }) else { throw CancellationError() }
        switch ending {
        case .closed: try await before.database.close()
        case .abandoned: abandoned.withLock { $0.append(before.database) }
        }
        return (try await open(before.path, time: before.time), before.time)
    }

    private func open(_ path: String, time: any TimeSource) async throws -> SQLiteDatabase {
        let database = try await SQLiteDatabase.open(at: path)
        latest.withLock { $0 = Latest(path: path, database: database, time: time) }
        return database
    }
}
#endif
