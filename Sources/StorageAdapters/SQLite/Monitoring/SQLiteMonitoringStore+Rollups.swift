#if SQLite
import GRDB
public import MonitorCore

extension SQLiteMonitoringStore: RollupStore {
    /// Adds buckets to what is stored for the same series, resolution and start, all or none.
    public func merge(_ buckets: [RollupBucket]) async throws {
        guard !buckets.isEmpty else { return }
        try await write { try $0.merge(buckets) }
    }

    /// Replaces what is stored for the same series, resolution and start, all or none.
    public func replace(_ buckets: [RollupBucket]) async throws {
        guard !buckets.isEmpty else { return }
        try await write { transaction in
            for bucket in buckets {
                try transaction.store(bucket, series: try transaction.number(of: bucket.series))
            }
        }
    }

    /// The buckets of a series that begin in a window, in order.
    public func buckets(
        of series: SeriesKey,
        resolution: RollupResolution,
        in window: TimeWindow
    ) async throws -> [RollupBucket] {
        let rows = try await read { transaction in
            guard let number = try transaction.existingNumber(of: series) else {
                return [(start: Timestamp, content: [UInt8])]()
            }
            return try transaction.connection
                .statement(
                    """
                    SELECT start, body FROM rollup
                    WHERE series = ? AND resolution = ? AND start >= ? AND start < ? ORDER BY start
                    """
                )
                .all(number, Int64(resolution.rawValue), window.start.nanoseconds, window.end.nanoseconds) {
                    (start: Timestamp(nanoseconds: $0.integer(0)), content: $0.bytes(1))
                }
        }
        return try rows.map { row in
            try MonitoringTransaction.bucket(series, resolution, row.start, row.content)
        }
    }

    /// The series that have a bucket of a resolution beginning in a window, in order.
    public func series(
        withBucketsOf resolution: RollupResolution,
        in window: TimeWindow
    ) async throws -> [SeriesKey] {
        try await read { transaction in
            try transaction.connection
                .statement(
                    """
                    SELECT monitor, region FROM series WHERE id IN (
                        SELECT series FROM rollup WHERE resolution = ? AND start >= ? AND start < ?)
                    ORDER BY monitor, region
                    """
                )
                .all(Int64(resolution.rawValue), window.start.nanoseconds, window.end.nanoseconds) {
                    SeriesKey(monitor: MonitorID($0.text(0)), region: Region($0.text(1)))
                }
        }
    }

    /// Removes buckets of a resolution that begin before an instant, oldest first.
    public func removeBuckets(
        of resolution: RollupResolution,
        before instant: Timestamp,
        limit: Int
    ) async throws -> Int {
        guard limit > 0 else { return 0 }
        return try await write { transaction in
            try transaction.connection
                .statement(
                    """
                    DELETE FROM rollup WHERE (series, resolution, start) IN (
                        SELECT series, resolution, start FROM rollup
                        WHERE resolution = ? AND start < ? ORDER BY start LIMIT ?)
                    """
                )
                .run(Int64(resolution.rawValue), instant.nanoseconds, limit)
        }
    }
}

extension MonitoringTransaction {
    mutating func merge(_ buckets: [RollupBucket]) throws {
        guard !buckets.isEmpty else { return }
        let select = try connection.statement(
            "SELECT body FROM rollup WHERE series = ? AND resolution = ? AND start = ?"
        )
        for bucket in buckets {
            let number = try number(of: bucket.series)
            let stored = try select.first(number, Int64(bucket.resolution.rawValue), bucket.start.nanoseconds) {
                $0.bytes(0)
            }
            var merged = bucket
            if let stored {
                merged = try Self.bucket(bucket.series, bucket.resolution, bucket.start, stored)
                merged.merge(bucket)
            }
            try store(merged, series: number)
        }
    }

    fileprivate func store(_ bucket: RollupBucket, series: Int64) throws {
        try connection
            .statement("INSERT OR REPLACE INTO rollup (series, resolution, start, body) VALUES (?, ?, ?, ?)")
            .run(series, Int64(bucket.resolution.rawValue), bucket.start.nanoseconds, bucket.contentBytes)
    }

    fileprivate static func bucket(
        _ series: SeriesKey,
        _ resolution: RollupResolution,
        _ start: Timestamp,
        _ content: [UInt8]
    ) throws -> RollupBucket {
        do throws(WireError) {
            return try RollupBucket(series: series, resolution: resolution, start: start, contentBytes: content)
        } catch {
            throw StoreError(
                code: .corrupted,
                message: "A rollup bucket of \(series) cannot be read: \(error.message)",
                cause: error
            )
        }
    }
}
#endif
