/// Keeps monitors, their revisions, and a feed of their changes.
///
/// Each method is atomic and may be called concurrently, from any number of processes where the store is shared. A change
/// is visible to every reader, and in the feed, once the call that made it returns.
public protocol MonitorStore: Sendable {
    /// Creates or replaces monitors, all or none.
    ///
    /// A monitor equal to its stored form keeps its revision, and no change enters the feed. A removed monitor that is
    /// put again goes on from its last revision. Members the store does not know (``Monitor/unknownFields``) are kept.
    ///
    /// - Returns: The stored forms, in the order given.
    /// - Throws: ``StoreError`` with code `conflict` when an expectation does not hold, `invalidArgument` when an id
    ///   occurs twice, or `unavailable`.
    func put(_ monitors: [Monitor], expecting expectation: ExpectedRevision) async throws -> [StoredMonitor]

    /// Removes a monitor; its history stays.
    ///
    /// - Throws: ``StoreError`` with code `notFound`, `conflict` or `unavailable`.
    func remove(_ id: MonitorID, expecting expectation: ExpectedRevision) async throws

    /// The stored forms of those of the monitors that exist.
    func monitors(_ ids: [MonitorID]) async throws -> [MonitorID: StoredMonitor]

    /// Lists monitors in order of id.
    ///
    /// - Parameters:
    ///   - tenant: Only this owner's, or all when `nil`.
    ///   - cursor: The page's first id, from ``MonitorPage/next``; `nil` begins at the start.
    ///   - limit: The most that are returned, at least 1.
    /// - Returns: The monitors, and where the next page begins.
    /// - Throws: ``StoreError`` with code `unavailable`.
    func list(tenant: TenantID?, from cursor: MonitorID?, limit: Int) async throws -> MonitorPage

    /// The changes that follow a position in the feed, in order, at most `limit` of them.
    ///
    /// Position 0 is before the first change.
    func changes(after sequence: Int64, limit: Int) async throws -> [MonitorChange]

    /// The position of the latest change in the feed; 0 before the first.
    ///
    /// Whoever reads monitors after this call learns of all they miss from the changes that follow this position.
    func latestSequence() async throws -> Int64

    /// All changes of a monitor, in order: the base from which the ledger computes which slots were due.
    func history(of id: MonitorID) async throws -> [MonitorChange]
}
