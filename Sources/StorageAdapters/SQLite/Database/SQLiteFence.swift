#if SQLite
import GRDB
import MonitorCore

/// The highest fencing tokens seen, checked in the transaction that they guard.
enum SQLiteFence {
    /// Notes a fence's token.
    ///
    /// - Throws: `StoreError` with code `fenced` when a higher one has been seen for the lease.
    static func check(_ fence: Fence, in connection: Database) throws {
        let token = Int64(clamping: fence.token)
        let seen =
            try connection
            .statement("SELECT token FROM fence WHERE lease = ?")
            .first(fence.lease) { $0.integer(0) }
        if let seen, seen > token {
            throw StoreError(
                code: .fenced,
                message: "Lease \(fence.lease) was granted anew (token \(seen) after \(token)): stop acting on it."
            )
        }
        guard seen != token else { return }
        try connection
            .statement("INSERT OR REPLACE INTO fence (lease, token) VALUES (?, ?)")
            .run(fence.lease, token)
    }
}
#endif
