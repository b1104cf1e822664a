public import MonitorCore

/// When a delivery is tried again, and when it is given up.
public struct DeliveryPolicy: Sendable, Hashable {
    /// The pauses between attempts.
    public var backoff: Backoff
    /// The longest that a receiver's `Retry-After` is followed.
    public var longestRetryAfter: Duration
    /// The longest that a whole channel pauses when its receiver is overloaded and does not say for how long.
    ///
    /// One notification may rest longer; the pause of a channel also holds up those that were never tried.
    public var longestThrottlePause: Duration
    /// How often a notification is tried.
    public var maximumAttempts: Int
    /// How long after it was decided a notification is still tried, and how long one waits for a channel that nobody has.
    public var maximumAge: Duration

    /// Creates a policy.
    public init(
        backoff: Backoff = Backoff(base: .seconds(5), cap: .seconds(3_600)),
        longestRetryAfter: Duration = .seconds(86_400),
        longestThrottlePause: Duration = .seconds(60),
        maximumAttempts: Int = 60,
        maximumAge: Duration = .seconds(3 * 86_400)
    ) {
        self.backoff = backoff
        self.longestRetryAfter = longestRetryAfter
        self.longestThrottlePause = longestThrottlePause
        self.maximumAttempts = maximumAttempts
        self.maximumAge = maximumAge
    }

    /// A random pause, but no shorter than the receiver asked for.
    func pause(
        afterFailures count: Int,
        retryAfter: Duration?,
        using generator: inout some RandomNumberGenerator
    ) -> Duration {
        max(backoff.delay(afterFailures: count, using: &generator), min(retryAfter ?? .zero, longestRetryAfter))
    }
}
