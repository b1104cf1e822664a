#if SQLite
import GRDB
public import MonitorCore

/// Results, ledger, rollups, states and transitions in a SQLite database.
///
/// A stored result is its slot's `completed` entry of the ledger, so only other entries take room of their own.
public struct SQLiteMonitoringStore: Sendable {
    private let database: SQLiteDatabase
    private let time: any TimeSource

    /// Creates a store in a database.
    public init(database: SQLiteDatabase, time: any TimeSource) {
        self.database = database
        self.time = time
    }

    /// Runs `body` in one transaction, with the numbers of series and runners.
    func write<Result: Sendable>(
        _ body: @Sendable (inout MonitoringTransaction) throws -> Result
    ) async throws -> Result {
        do {
            let (result, series, origins) = try await database.write { connection in
                var transaction = MonitoringTransaction(connection, database, now: time.now)
                let result = try body(&transaction)
                return (result, transaction.series.found, transaction.origins.found)
            }
            database.seriesNumbers.remember(series)
            database.originNumbers.remember(origins)
            return result
        } catch {
            throw SQLiteFailure.store(error)
        }
    }

    /// Runs `body` on an unchanging view of the database.
    func read<Result: Sendable>(
        _ body: @Sendable (inout MonitoringTransaction) throws -> Result
    ) async throws -> Result {
        do {
            return try await database.read { connection in
                var transaction = MonitoringTransaction(connection, database, now: time.now)
                return try body(&transaction)
            }
        } catch {
            throw SQLiteFailure.store(error)
        }
    }
}
#endif
