/// The limits that a shard works within, in the units it works with.
struct SchedulerSettings: Sendable {
    var tickMilliseconds: Int64
    var lookBack: Duration
    var changeLag: Duration
    var stallLimit: Duration
    var maximumBatchCount: Int
    var maximumPendingCount: Int

    /// The last instant that lies beyond the look-back.
    func lookBackStart(at now: Timestamp) -> Timestamp {
        now - lookBack - .nanoseconds(1)
    }

    /// The last tick that has begun.
    func tick(at instant: Timestamp) -> UInt64 {
        UInt64(max(0, instant.milliseconds / tickMilliseconds))
    }

    /// The first tick that does not begin before an instant.
    func tick(notBefore instant: Timestamp) -> UInt64 {
        UInt64(max(0, (instant.milliseconds + tickMilliseconds - 1) / tickMilliseconds))
    }

    /// When a tick begins.
    func instant(ofTick tick: UInt64) -> Timestamp {
        Timestamp(milliseconds: Int64(clamping: tick).multipliedSaturating(by: tickMilliseconds))
    }
}
