/// Keeps raw check results by slot.
///
/// Each method is atomic and may be called concurrently. A result is visible once the call that stored it returns.
public protocol ResultStore: Sendable {
    /// Stores results, all or none; of two results for one slot the first stays.
    ///
    /// - Returns: How many were new.
    /// - Throws: ``StoreError`` with code `unavailable` or `outOfSpace`; the call may be repeated.
    @discardableResult
    func append(_ results: [CheckResult]) async throws -> Int

    /// The results of a series whose slots lie in a window, in order of slot time, at most `limit` of them.
    func results(of series: SeriesKey, in window: TimeWindow, limit: Int) async throws -> [CheckResult]

    /// The latest result of every region of each of the monitors, in order of series.
    func latestResults(of monitors: [MonitorID]) async throws -> [CheckResult]

    /// Those of the slots that have a result.
    func slotsWithResult(among slots: [SlotID]) async throws -> Set<SlotID>

    /// Removes results whose slots lie before an instant, oldest first, at most `limit` of them.
    ///
    /// Those of one hour, counted from 1970, may go in any order when all of it lies before the instant.
    ///
    /// - Returns: How many were removed; fewer than `limit` means that none is left.
    func removeResults(before instant: Timestamp, limit: Int) async throws -> Int
}
