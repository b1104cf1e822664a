#if SQLite
import GRDB
import MonitorCore

/// Turns SQLite's failures into those of the ports.
enum SQLiteFailure {
    /// The error that a store throws for `error`.
    static func store(_ error: any Error) -> any Error {
        guard let error = error as? DatabaseError else { return error }
        let (code, message) = explanation(of: error)
        return StoreError(code: code, message: message, cause: error)
    }

    /// The error that a queue throws for `error`.
    static func queue(_ error: any Error) -> any Error {
        guard let failure = store(error) as? StoreError else { return error }
        let code: QueueError.Code =
            switch failure.code {
            case .outOfSpace: .full
            case .fenced: .fenced
            case .invalidArgument: .invalidArgument
            default: .unavailable
            }
        return QueueError(code: code, message: failure.message, cause: failure.cause)
    }

    private static func explanation(of error: DatabaseError) -> (StoreError.Code, String) {
        switch error.resultCode {
        case .SQLITE_FULL:
            (.outOfSpace, "The database cannot grow: free disk space, raise its size limit or shorten the retention.")
        case .SQLITE_NOTADB:
            (.corrupted, "The file is no SQLite database: check the path, or restore the file from a backup.")
        case .SQLITE_CORRUPT:
            (
                .corrupted,
                "The database is damaged: restore it from a backup, or recover it with `sqlite3 FILE .recover`."
            )
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            (.unavailable, "Another process holds the database for longer than the busy timeout: try again.")
        case .SQLITE_READONLY, .SQLITE_PERM:
            (.unavailable, "The database is read-only: grant write permission for the file and its directory.")
        case .SQLITE_CANTOPEN:
            (.unavailable, "The database cannot be opened: check that its directory exists and may be written to.")
        case .SQLITE_IOERR:
            (.unavailable, "Reading or writing the database failed: check the disk.")
        case .SQLITE_TOOBIG:
            (.invalidArgument, "A value is larger than SQLite can hold.")
        case .SQLITE_MISUSE:
            (.unavailable, "The database is closed.")
        default:
            (.unavailable, "SQLite failed with code \(error.extendedResultCode.rawValue).")
        }
    }
}
#endif
