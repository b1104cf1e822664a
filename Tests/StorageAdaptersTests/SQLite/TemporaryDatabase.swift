#if SQLite
import Foundation
import StorageAdapters

/// Runs a test with the path of a database that does not exist yet, in a directory that is removed afterwards.
func withTemporaryPath<Result>(_ body: (String) async throws -> Result) async throws -> Result {
    let directory = FileManager.default.temporaryDirectory.appending(path: "storage-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    return try await body(directory.appending(path: "test.db").path)
}

/// Runs a test with a new database.
func withTemporaryDatabase<Result>(
    options: SQLiteDatabase.Options = SQLiteDatabase.Options(),
    _ body: (SQLiteDatabase) async throws -> Result
) async throws -> Result {
    try await withTemporaryPath { path in
        let database = try await SQLiteDatabase.open(at: path, options: options)
        do {
            let result = try await body(database)
            try await database.close()
            return result
        } catch {
            try await database.close()
            throw error
        }
    }
}
#endif
