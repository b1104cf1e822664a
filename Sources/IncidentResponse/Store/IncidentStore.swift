public import MonitorCore

/// Keeps incidents, their timelines, and the notifications that wait to be delivered.
///
/// The store also is (or shares its transactions with) the ``NotificationOutbox``. Each method is atomic and may be called
/// concurrently, from any number of processes where the store is shared. What a call wrote is visible to every reader
/// once it returns.
public protocol IncidentStore: Sendable {
    /// Applies each commit wholly or not at all; one that conflicts does not hold up the others.
    ///
    /// The events go to the end of the incident's timeline, the notifications to the end of their lanes, in the order
    /// given, in one write. A commit conflicts when the incident's stored version is not
    /// ``IncidentCommit/expectedVersion``; when it brings a new incident although the latest of the key is open or has
    /// seen a change as new; or when it reopens an incident that is not the latest of its key.
    /// ``IncidentCommit/applied(to:latestIncident:)`` tells. Commits are applied in the order given, so a later one sees
    /// what an earlier one did. A notification whose id waits already is not added again.
    ///
    /// - Returns: The incidents whose commits conflicted; read them and decide anew.
    /// - Throws: `StoreError` with code `invalidArgument` when a commit is empty, holds another incident's notification,
    ///   or its first event does not open a new incident, and nothing was applied; `unavailable` or `outOfSpace`, and
    ///   any of the commits may have been applied: repeating the call reports those as conflicts.
    /// - Cancellation: As for `unavailable`.
    func commit(_ commits: [IncidentCommit]) async throws -> Set<IncidentID>

    /// Those of the incidents that exist.
    func incidents(_ ids: [IncidentID]) async throws -> [IncidentID: Incident]

    /// The incident last opened for each of the keys, open or not; keys that never had one are left out.
    func latestIncidents(for keys: [DedupKey]) async throws -> [DedupKey: Incident]

    /// Lists incidents, newest opened first.
    ///
    /// - Parameters:
    ///   - tenant: Only this owner's, or all when `nil`.
    ///   - isOpen: Only open or only resolved ones, or all when `nil`.
    ///   - cursor: The page's first place, from ``IncidentPage/next``; `nil` begins at the newest.
    ///   - limit: The most that are returned, at least 1.
    /// - Returns: The page.
    /// - Throws: `StoreError` with code `unavailable`.
    func list(
        tenant: TenantID?,
        isOpen: Bool?,
        from cursor: IncidentCursor?,
        limit: Int
    ) async throws -> IncidentPage

    /// The events of an incident after a version, in order, at most `limit` of them.
    ///
    /// Version 0 is before the first event; the n-th event makes version n.
    func timeline(of id: IncidentID, after version: Int64, limit: Int) async throws -> [IncidentEvent]

    /// Removes incidents resolved before an instant that no notification waits for, oldest first, at most `limit`.
    ///
    /// - Returns: How many were removed; fewer than `limit` means that none is left.
    func removeIncidents(resolvedBefore instant: Timestamp, limit: Int) async throws -> Int
}
