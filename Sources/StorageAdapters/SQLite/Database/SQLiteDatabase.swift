#if SQLite
import Dispatch
import GRDB
public import MonitorCore
import Synchronization

/// One SQLite file in which a monitoring platform keeps everything, shared by the stores and the queue made from it.
///
/// Any number of processes on one machine may open the file. Writers take turns, readers never wait for them. Space that
/// retention frees is used again; the file does not shrink.
public final class SQLiteDatabase: Sendable {
    /// The limits and promises of a database.
    public struct Options: Sendable, Hashable {
        /// What an acknowledged write survives.
        public var durability: SQLiteDurability
        /// How long a call waits while another process writes.
        public var busyTimeout: Duration
        /// What the file may grow to, or `nil` for the whole disk; writes beyond it fail as `outOfSpace`.
        public var maximumByteCount: Int64?
        /// Memory for pages of the file, for each connection.
        public var pageCacheByteCount: Int
        /// Connections that read at the same time.
        public var maximumReaderCount: Int
        /// Names (series, runners) whose numbers are remembered; beyond that they are looked up anew.
        public var maximumRememberedNameCount: Int

        /// Creates options; those below their sensible minimum are raised to it.
        public init(
            durability: SQLiteDurability = .processDeath,
            busyTimeout: Duration = .seconds(10),
            maximumByteCount: Int64? = nil,
            pageCacheByteCount: Int = 32 << 20,
            maximumReaderCount: Int = 4,
            maximumRememberedNameCount: Int = 1_000_000
        ) {
            self.durability = durability
            self.busyTimeout = max(.zero, busyTimeout)
            self.maximumByteCount = maximumByteCount
            self.pageCacheByteCount = max(1 << 20, pageCacheByteCount)
            self.maximumReaderCount = max(1, maximumReaderCount)
            self.maximumRememberedNameCount = max(1, maximumRememberedNameCount)
        }
    }

    private static let pageByteCount = 4_096
    private static let openingAttempts = 20

    private let pool: DatabasePool
    private let closed = Atomic(false)

    let seriesNumbers: NameNumbers
    let originNumbers: NameNumbers
    let queueSignals = QueueSignals()

    private init(pool: DatabasePool, options: Options) {
        self.pool = pool
        let limit = options.maximumRememberedNameCount
        seriesNumbers = NameNumbers(table: "series", columns: ("monitor", "region"), limit: limit)
        originNumbers = NameNumbers(table: "origin", columns: ("runner", "tenant"), limit: limit)
    }

    /// Opens a file, creates it if there is none, and brings its tables up to date.
    ///
    /// - Parameters:
    ///   - path: The file; next to it SQLite keeps `-wal` and `-shm` files, which belong to it.
    ///   - options: Limits and promises.
    ///   - time: By which to pause while another process opens the file too.
    /// - Returns: The open database.
    /// - Throws: `StoreError` with code `corrupted` for a file that is no database, is damaged, belongs to another
    ///   program or was written by a later version of this one; `unavailable` for one that cannot be read and written.
    public static func open(
        at path: String,
        options: Options = Options(),
        time: any TimeSource = SystemTimeSource()
    ) async throws -> SQLiteDatabase {
        for _ in 1..<openingAttempts {
            do {
                return try await offPool { try SQLiteDatabase(pool: makePool(at: path, options), options: options) }
            } catch let error as DatabaseError where isContention(error) {
                try await time.sleep(for: .milliseconds(50))
            } catch {
                throw SQLiteFailure.store(error)
            }
        }
        do {
            return try await offPool { try SQLiteDatabase(pool: makePool(at: path, options), options: options) }
        } catch {
            throw SQLiteFailure.store(error)
        }
    }

    /// Closes the file once the calls under way have ended; later calls throw.
    public func close() async throws {
        closed.store(true, ordering: .sequentiallyConsistent)
        queueSignals.signalAll()
        do {
            try await Self.offPool { [pool] in try pool.close() }
        } catch {
            throw SQLiteFailure.store(error)
        }
    }

    /// Whether ``close()`` has been called.
    var isClosed: Bool { closed.load(ordering: .sequentiallyConsistent) }

    /// Runs `body` in one transaction that is committed when it returns and undone when it throws.
    func write<Result: Sendable>(_ body: @Sendable (Database) throws -> Result) async throws -> Result {
        try await pool.write(body)
    }

    /// Runs `body` on an unchanging view of the database.
    func read<Result: Sendable>(_ body: @Sendable (Database) throws -> Result) async throws -> Result {
        try await pool.read(body)
    }

    private static func makePool(at path: String, _ options: Options) throws -> DatabasePool {
        var configuration = Configuration()
        configuration.busyMode = .timeout(options.busyTimeout.inSeconds)
        configuration.maximumReaderCount = options.maximumReaderCount
        configuration.label = "SQLiteDatabase"
        configuration.prepareDatabase { database in
            try refuseForeignFile(database)
            try database.execute(sql: "PRAGMA cache_size = -\(options.pageCacheByteCount / 1_024)")
            if let maximum = options.maximumByteCount {
                try database.execute(sql: "PRAGMA max_page_count = \(max(1, maximum / Int64(pageByteCount)))")
            }
        }
        let pool = try DatabasePool(path: path, configuration: configuration)
        try pool.writeWithoutTransaction { database in
            // Fewer, larger checkpoints: each waits for the disk. Afterwards the log is cut back to this size.
            try database.execute(sql: "PRAGMA wal_autocheckpoint = 4000; PRAGMA journal_size_limit = 67108864")
            if case .powerLoss = options.durability {
                try database.execute(sql: "PRAGMA synchronous = FULL; PRAGMA fullfsync = 1")
            }
        }
        try SQLiteSchema.migrator.migrate(pool)
        return pool
    }

    private static func refuseForeignFile(_ database: Database) throws {
        let identity = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        let isEmpty = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") == 0
        guard identity == SQLiteSchema.applicationID || identity == 0 else {
            throw StoreError(code: .corrupted, message: "The database belongs to another program: choose another path.")
        }
        guard !isEmpty else { return }
        let isOurs = try database.tableExists("grdb_migrations")
        guard identity != 0 || isOurs else {
            throw StoreError(code: .corrupted, message: "The database belongs to another program: choose another path.")
        }
        if try SQLiteSchema.migrator.hasBeenSuperseded(database) {
            throw StoreError(
                code: .corrupted,
                message: "The database was written by a later version of this program: update the program."
            )
        }
    }

    /// Whether two processes opened, or brought up to date, the same file at the same moment.
    private static func isContention(_ error: DatabaseError) -> Bool {
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: true
        case .SQLITE_ERROR: error.message?.contains("already exists") ?? false
        default: false
        }
    }

    /// Runs a blocking call on a thread that may block.
    private static func offPool<Result: Sendable>(
        _ body: @escaping @Sendable () throws -> Result
    ) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global()
                .async {
                    continuation.resume(with: Swift.Result { try body() })
                }
        }
    }
}
#endif
