#if SQLite
import GRDBSQLite

/// A value that a statement takes.
protocol SQLValue {
    /// Binds the value to a parameter, counted from 1, and returns SQLite's result code.
    @unsafe func bind(to statement: OpaquePointer, at index: Int32) -> Int32
}

extension Int64: SQLValue {
    @unsafe func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
        unsafe sqlite3_bind_int64(statement, index, self)
    }
}

extension Int: SQLValue {
    @unsafe func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
        unsafe sqlite3_bind_int64(statement, index, Int64(self))
    }
}

extension Double: SQLValue {
    @unsafe func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
        unsafe sqlite3_bind_double(statement, index, self)
    }
}

extension String: SQLValue {
    @unsafe func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
        var text = self
        return text.withUTF8 { utf8 in
            guard let start = utf8.baseAddress, !utf8.isEmpty else {
                return unsafe sqlite3_bind_text(statement, index, "", 0, nil)
            }
            return unsafe sqlite3_bind_text64(
                statement,
                index,
                UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self),
                UInt64(utf8.count),
                copied,
                UInt8(SQLITE_UTF8)
            )
        }
    }
}

extension [UInt8]: SQLValue {
    @unsafe func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
        unsafe withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress, unsafe !bytes.isEmpty else {
                return unsafe sqlite3_bind_zeroblob(statement, index, 0)
            }
            return unsafe sqlite3_bind_blob64(statement, index, start, UInt64(bytes.count), copied)
        }
    }
}

extension Optional: SQLValue where Wrapped: SQLValue {
    @unsafe func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
        switch self {
        case .some(let value): unsafe value.bind(to: statement, at: index)
        case .none: unsafe sqlite3_bind_null(statement, index)
        }
    }
}

/// Tells SQLite to copy what it is given (`SQLITE_TRANSIENT`, a macro that Swift does not import).
private var copied: sqlite3_destructor_type { unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self) }
#endif
