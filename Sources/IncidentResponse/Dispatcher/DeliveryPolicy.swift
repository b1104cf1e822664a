import MonitorCore

/// When a delivery is tried again, and when it is given up.
public struct DeliveryPolicy: Sendable, Hashable {
    /// The longest pause after the first failure; it doubles with each further one.
    public var firstPause: Duration
    /// The longest pause of all.
    public var longestPause: Duration
    /// The longest that a receiver's `Retry-After` is followed.
    public var longestRetryAfter: Duration
    /// How often a notification is tried.
    public var maximumAttempts: Int
    /// How long after it was decided a notification is still tried.
    public var maximumAge: Duration

    /// Creates a policy.
    public init(
        firstPause: Duration = .seconds(5),
        longestPause: Duration = .seconds(3_600),
        longestRetryAfter: Duration = .seconds(86_400),
        maximumAttempts: Int = 60,
        maximumAge: Duration = .seconds(3 * 86_400)
    ) {
        self.firstPause = firstPause
        self.longestPause = longestPause
        self.longestRetryAfter = longestRetryAfter
        self.maximumAttempts = maximumAttempts
        self.maximumAge = maximumAge
    }

    /// A random pause between nothing and a ceiling that doubles with each failure (full jitter), but no shorter than the
    /// receiver asked for.
    func pause<Generator: RandomNumberGenerator>(
        afterFailures count: Int,
        retryAfter: Duration?,
        using generator: inout Generator
    ) -> Duration {
        var ceiling = max(.zero, firstPause)
        for _ in 1..<max(2, min(count, 64)) where ceiling < longestPause && count > 1 {
            ceiling *= 2
        }
        let nanoseconds = max(0, min(ceiling, longestPause).inNanoseconds)
        let jittered = Duration.nanoseconds(Int64.random(in: 0...nanoseconds, using: &generator))
        return max(jittered, min(retryAfter ?? .zero, longestRetryAfter))
    }
}
