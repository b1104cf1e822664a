#if SQLite
import MonitorCore

/// A row of the feed, its document not decoded yet.
struct MonitorRow: Sendable {
    var sequence: Int64
    var id: MonitorID
    var revision: Int64
    var changedAt: Timestamp
    var document: [UInt8]?

    /// The stored monitor, or `nil` when the row is its removal.
    func stored() throws -> StoredMonitor? {
        try monitor().map { StoredMonitor(monitor: $0, revision: revision, changedAt: changedAt) }
    }

    func change() throws -> MonitorChange {
        MonitorChange(
            sequence: sequence,
            id: id,
            revision: revision,
            changedAt: changedAt,
            monitor: try monitor()
        )
    }

    func monitor() throws -> Monitor? {
        guard let document else { return nil }
        do throws(WireError) {
            return try WireCodec.decode(Monitor.self, from: document)
        } catch {
            throw StoreError(
                code: .corrupted,
                message: "Monitor \(id) cannot be read at revision \(revision): \(error.message)",
                cause: error
            )
        }
    }
}
#endif
