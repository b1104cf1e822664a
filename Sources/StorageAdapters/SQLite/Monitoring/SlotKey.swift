#if SQLite
import MonitorCore

/// A slot's time as the tables hold it: the hour since 1970 and the millisecond in it.
struct SlotKey: Hashable, Comparable {
    static let hourLength: Int64 = 3_600_000

    var hour: Int64
    var instant: Int64

    init(hour: Int64, instant: Int64) {
        self.hour = hour
        self.instant = instant
    }

    init(_ time: Timestamp) {
        self.init(milliseconds: time.milliseconds)
    }

    private init(milliseconds: Int64) {
        hour = milliseconds.floorDivided(by: Self.hourLength)
        instant = milliseconds.floorModulo(Self.hourLength)
    }

    /// The first slot at or after `time`.
    init(atOrAfter time: Timestamp) {
        let isWhole = time.nanoseconds.floorModulo(1_000_000) == 0
        self.init(milliseconds: time.milliseconds + (isWhole ? 0 : 1))
    }

    var time: Timestamp {
        Timestamp(milliseconds: hour.multipliedSaturating(by: Self.hourLength).addingSaturating(instant))
    }

    static func < (lhs: SlotKey, rhs: SlotKey) -> Bool {
        (lhs.hour, lhs.instant) < (rhs.hour, rhs.instant)
    }

    /// The instants of `hour` that lie at or after `start` and before `end`.
    static func instants(ofHour hour: Int64, from start: SlotKey, to end: SlotKey) -> Range<Int64> {
        let first = hour == start.hour ? start.instant : 0
        let last = hour == end.hour ? end.instant : hourLength
        return first..<max(first, last)
    }
}
#endif
