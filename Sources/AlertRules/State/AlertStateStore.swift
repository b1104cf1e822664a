public import MonitorCore

/// Keeps the alert state of every monitor, and the messages that wait to be published.
///
/// Each method is atomic and may be called concurrently, from any number of processes where the store is shared. What a
/// call wrote is visible to every reader once it returns.
public protocol AlertStateStore: Sendable {
    /// The stored states of those of the monitors that have one.
    func states(of monitors: [MonitorID]) async throws -> [MonitorID: VersionedAlertState]

    /// Applies each commit wholly or not at all; one that conflicts does not hold up the others.
    ///
    /// A commit conflicts when the monitor's stored version is not ``AlertStateCommit/expectedVersion``. State and
    /// messages become visible, and durable, together; a message whose id waits already is not added again. A state that
    /// is empty is not kept: it removes the monitor's state, and versions begin anew.
    ///
    /// - Returns: The monitors whose commits conflicted; load their state and decide anew.
    /// - Throws: `StoreError` with code `unavailable`; then nothing was applied, or everything was and repeating the call
    ///   reports conflicts. With code `outOfSpace` some of the commits may have been applied; repeating the call reports
    ///   those as conflicts.
    func commit(_ commits: [AlertStateCommit]) async throws -> Set<MonitorID>

    /// Messages that were committed and not yet removed, oldest first, at most `limit` of them.
    func pendingMessages(limit: Int) async throws -> [OutgoingMessage]

    /// Removes messages, by id, that the queue has accepted; unknown ids are ignored.
    func removePendingMessages(_ ids: [String]) async throws
}
