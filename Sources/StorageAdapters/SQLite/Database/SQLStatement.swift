#if SQLite
import GRDB
import GRDBSQLite

/// A compiled statement of a connection, run with positional values.
///
/// It goes past GRDB's argument and row types, which cost more than SQLite itself in a loop over a batch. Two uses of
/// the same SQL on one connection share the compiled statement, so one must end before the other begins.
@safe struct SQLStatement {
    private let statement: Statement
    private let database: Database

    init(_ sql: String, in database: Database) throws {
        statement = try database.cachedStatement(sql: sql)
        self.database = database
    }

    /// Runs the statement to its end, ignores its rows, and returns how many rows it changed.
    @discardableResult
    func run<each Value: SQLValue>(_ values: repeat each Value) throws -> Int {
        try bind(repeat each values)
        defer { reset() }
        while try step() {}
        return unsafe Int(sqlite3_changes(sqlite3_db_handle(statement.sqliteStatement)))
    }

    /// Reads the first row, if there is one.
    func first<Result, each Value: SQLValue>(
        _ values: repeat each Value,
        read: (SQLRow) throws -> Result
    ) throws -> Result? {
        try bind(repeat each values)
        defer { reset() }
        return try step() ? read(row) : nil
    }

    /// Reads all rows.
    func all<Result, each Value: SQLValue>(
        _ values: repeat each Value,
        read: (SQLRow) throws -> Result
    ) throws -> [Result] {
        try bind(repeat each values)
        defer { reset() }
        var results: [Result] = []
        while try step() {
            results.append(try read(row))
        }
        return results
    }

    private var row: SQLRow { unsafe SQLRow(statement: statement.sqliteStatement) }

    private func bind<each Value: SQLValue>(_ values: repeat each Value) throws {
        var index: Int32 = 0
        for value in repeat each values {
            index += 1
            let code = unsafe value.bind(to: statement.sqliteStatement, at: index)
            guard code == SQLITE_OK else { throw failure(code) }
        }
    }

    private func step() throws -> Bool {
        switch unsafe sqlite3_step(statement.sqliteStatement) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        // Only GRDB interrupts, and only because the task was cancelled.
        case SQLITE_INTERRUPT: throw CancellationError()
        case let code: throw failure(code)
        }
    }

    private func reset() {
        // The code repeats what the last step returned.
        _ = unsafe sqlite3_reset(statement.sqliteStatement)
    }

    private func failure(_ code: Int32) -> DatabaseError {
        DatabaseError(resultCode: ResultCode(rawValue: code), message: database.lastErrorMessage, sql: statement.sql)
    }
}

extension Database {
    /// The statement for `sql`, compiled once per connection.
    func statement(_ sql: String) throws -> SQLStatement {
        try SQLStatement(sql, in: self)
    }
}
#endif
