#if SQLite
import GRDB
public import MonitorCore

/// Monitors, their history and the feed of their changes in a SQLite database.
public struct SQLiteMonitorStore: MonitorStore {
    private let database: SQLiteDatabase
    private let time: any TimeSource

    /// Creates a store in a database.
    public init(database: SQLiteDatabase, time: any TimeSource) {
        self.database = database
        self.time = time
    }

    /// Creates or replaces monitors, all or none.
    public func put(_ monitors: [Monitor], expecting expectation: ExpectedRevision) async throws -> [StoredMonitor] {
        guard Set(monitors.map(\.id)).count == monitors.count else {
            throw StoreError(code: .invalidArgument, message: "A monitor occurs twice in one call: put it once.")
        }
        let documents = try monitors.map { monitor in
            do throws(WireError) {
                return (monitor, try WireCodec.encode(monitor))
            } catch {
                throw StoreError(code: .invalidArgument, message: error.message, cause: error)
            }
        }
        guard !documents.isEmpty else { return [] }
        return try await write { transaction in
            let before = try documents.map { monitor, _ in
                let stored = try transaction.latestChange(of: monitor.id)
                try transaction.check(expectation, for: monitor.id, against: stored)
                return stored
            }
            return try zip(documents, before)
                .map { document, stored in
                    try transaction.put(document.0, document: document.1, replacing: stored)
                }
        }
    }

    /// Removes a monitor; its history stays.
    public func remove(_ id: MonitorID, expecting expectation: ExpectedRevision) async throws {
        try await write { transaction in
            guard let stored = try transaction.latestChange(of: id), stored.document != nil else {
                throw StoreError(code: .notFound, message: "There is no monitor \(id).")
            }
            try transaction.check(expectation, for: id, against: stored)
            try transaction.record(id, tenant: nil, document: nil, replacing: stored)
        }
    }

    /// The stored forms of those of the monitors that exist.
    public func monitors(_ ids: [MonitorID]) async throws -> [MonitorID: StoredMonitor] {
        let changes = try await read { transaction in
            try ids.compactMap { try transaction.latestChange(of: $0) }
        }
        var found: [MonitorID: StoredMonitor] = [:]
        for change in changes {
            found[change.id] = try change.stored()
        }
        return found
    }

    /// Lists monitors in order of id.
    public func list(tenant: TenantID?, from cursor: MonitorID?, limit: Int) async throws -> MonitorPage {
        let limit = min(max(1, limit), Int.max - 1)
        let changes = try await read { transaction in
            try transaction.list(tenant: tenant, from: cursor, limit: limit + 1)
        }
        return MonitorPage(
            monitors: try changes.prefix(limit).compactMap { try $0.stored() },
            next: changes.count > limit ? changes[limit].id : nil
        )
    }

    /// The changes that follow a position in the feed, in order.
    public func changes(after sequence: Int64, limit: Int) async throws -> [MonitorChange] {
        try await read { try $0.changes("sequence > ? ORDER BY sequence LIMIT ?", sequence, max(0, limit)) }
            .map { try $0.change() }
    }

    /// The position of the latest change in the feed.
    public func latestSequence() async throws -> Int64 {
        try await read { transaction in
            try transaction.connection
                .statement("SELECT coalesce(max(sequence), 0) FROM monitor_change")
                .first { $0.integer(0) } ?? 0
        }
    }

    /// All changes of a monitor, in order.
    public func history(of id: MonitorID) async throws -> [MonitorChange] {
        try await read { try $0.changes("monitor = ? ORDER BY sequence", id.rawValue) }.map { try $0.change() }
    }

    private func write<Result: Sendable>(
        _ body: @Sendable (MonitorTransaction) throws -> Result
    ) async throws -> Result {
        do {
            return try await database.write { try body(MonitorTransaction(connection: $0, now: time.now)) }
        } catch {
            throw SQLiteFailure.store(error)
        }
    }

    private func read<Result: Sendable>(
        _ body: @Sendable (MonitorTransaction) throws -> Result
    ) async throws -> Result {
        do {
            return try await database.read { try body(MonitorTransaction(connection: $0, now: time.now)) }
        } catch {
            throw SQLiteFailure.store(error)
        }
    }
}
#endif
