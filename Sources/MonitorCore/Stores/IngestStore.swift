/// Writes everything that follows from a monitor's results in one transaction.
///
/// The store also is (or shares its transactions with) the ``ResultStore``, ``LedgerStore`` and ``RollupStore``.
public protocol IngestStore: Sendable {
    /// The stored states of those of the monitors that have one.
    func states(of monitors: [MonitorID]) async throws -> [MonitorID: VersionedMonitorState]

    /// Applies each commit wholly or not at all; one that conflicts does not hold up the others.
    ///
    /// A commit conflicts when the monitor's stored version is not ``IngestCommit/expectedVersion``: another ingestor
    /// was faster. Everything that is applied becomes visible, and durable, together.
    ///
    /// - Returns: The monitors whose commits conflicted; load their state and decide anew.
    /// - Throws: ``StoreError`` with code `unavailable` or `outOfSpace`; then nothing was applied, or everything was and
    ///   repeating the call reports conflicts.
    func commit(_ commits: [IngestCommit]) async throws -> Set<MonitorID>

    /// The transitions of a monitor that were decided in a window, in order.
    func transitions(of monitor: MonitorID, in window: TimeWindow) async throws -> [Transition]

    /// Removes transitions decided before an instant, oldest first, at most `limit` of them.
    ///
    /// Each monitor's newest transition stays, however old it is: it tells since when the present status holds.
    ///
    /// - Returns: How many were removed; fewer than `limit` means that none is left.
    func removeTransitions(before instant: Timestamp, limit: Int) async throws -> Int

    /// Messages that were committed and not yet removed, oldest first, at most `limit` of them.
    func pendingMessages(limit: Int) async throws -> [OutgoingMessage]

    /// Removes messages, by id, that the queue has accepted.
    func removePendingMessages(_ ids: [String]) async throws
}
