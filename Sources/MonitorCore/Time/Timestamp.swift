/// A wall-clock instant: nanoseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
///
/// The range is about the years 1678 to 2262; arithmetic beyond it saturates instead of trapping.
/// Encoded as RFC 3339 text in UTC.
public struct Timestamp: Sendable, Hashable, Comparable {
    /// Nanoseconds since the Unix epoch.
    public var nanoseconds: Int64

    /// Creates an instant from nanoseconds since the Unix epoch.
    public init(nanoseconds: Int64) {
        self.nanoseconds = nanoseconds
    }

    /// Creates an instant from milliseconds since the Unix epoch, saturating at the ends of the range.
    public init(milliseconds: Int64) {
        self.init(nanoseconds: milliseconds.multipliedSaturating(by: 1_000_000))
    }

    /// Creates an instant from seconds since the Unix epoch, saturating at the ends of the range.
    public init(seconds: Int64) {
        self.init(nanoseconds: seconds.multipliedSaturating(by: 1_000_000_000))
    }

    /// The Unix epoch.
    public static let epoch = Timestamp(nanoseconds: 0)
    /// The earliest instant.
    public static let distantPast = Timestamp(nanoseconds: .min)
    /// The latest instant.
    public static let distantFuture = Timestamp(nanoseconds: .max)

    /// Whole milliseconds since the Unix epoch, rounded down.
    public var milliseconds: Int64 { nanoseconds.floorDivided(by: 1_000_000) }

    /// Whole seconds since the Unix epoch, rounded down.
    public var seconds: Int64 { nanoseconds.floorDivided(by: 1_000_000_000) }

    /// The instant rounded down to a multiple of `unit` since the epoch; itself when `unit` is not positive.
    public func floored(to unit: Duration) -> Timestamp {
        let size = unit.inNanoseconds
        guard size > 0 else { return self }
        return Timestamp(nanoseconds: nanoseconds.floorDivided(by: size).multipliedSaturating(by: size))
    }

    /// Orders instants.
    public static func < (lhs: Timestamp, rhs: Timestamp) -> Bool {
        lhs.nanoseconds < rhs.nanoseconds
    }

    /// The instant `duration` later.
    public static func + (lhs: Timestamp, rhs: Duration) -> Timestamp {
        Timestamp(nanoseconds: lhs.nanoseconds.addingSaturating(rhs.inNanoseconds))
    }

    /// The instant `duration` earlier.
    public static func - (lhs: Timestamp, rhs: Duration) -> Timestamp {
        Timestamp(nanoseconds: lhs.nanoseconds.subtractingSaturating(rhs.inNanoseconds))
    }

    /// The time from `rhs` to `lhs`, negative when `lhs` is earlier.
    public static func - (lhs: Timestamp, rhs: Timestamp) -> Duration {
        .nanoseconds(lhs.nanoseconds.subtractingSaturating(rhs.nanoseconds))
    }

    /// Moves the instant later.
    public static func += (lhs: inout Timestamp, rhs: Duration) {
        lhs = lhs + rhs
    }
}
