/// Which buckets a ``RollupCompactor`` computes anew: the pure part of compaction.
///
/// An hour is computed when it has closed and a grace has passed. All hours of the look-back are computed again from time to
/// time, so that late results reach them. The first runs look further back, for the hours that closed while no compactor
/// ran; an hour whose minutes may have been removed is never touched.
struct CompactionPlan: Sendable {
    private let grace: Duration
    private let lookback: Duration
    private let firstLookback: Duration
    private let recheckInterval: Duration
    /// The second time is for results that came late while the first run was at work.
    private var firstRunsLeft = 2
    /// The start of the first hour that has not been computed in order.
    private var next: Timestamp?
    private var recheckAt: Timestamp?

    init(grace: Duration, lookback: Duration, firstLookback: Duration, recheckInterval: Duration) {
        self.grace = grace
        self.lookback = lookback
        self.firstLookback = max(firstLookback, lookback)
        self.recheckInterval = recheckInterval
    }

    /// The hours to compute now, whole hours from start to end; `nil` when none is due.
    func due(at now: Timestamp) -> TimeWindow? {
        let end = RollupResolution.hour.bucketStart(of: now - grace)
        let oldest = oldest(at: now)
        let isRecheck = recheckAt.map { $0 <= now } ?? true
        let start = isRecheck ? oldest : max(oldest, next ?? oldest)
        return start < end ? TimeWindow(start: start, end: end) : nil
    }

    /// Notes that the hours of a window have been computed.
    mutating func complete(_ window: TimeWindow, at now: Timestamp) {
        if window.start <= oldest(at: now) {
            recheckAt = now + recheckInterval
            firstRunsLeft = max(0, firstRunsLeft - 1)
        }
        next = max(next ?? window.end, window.end)
    }

    private func oldest(at now: Timestamp) -> Timestamp {
        RollupResolution.hour.bucketStart(of: now - (firstRunsLeft > 0 ? firstLookback : lookback))
    }
}
