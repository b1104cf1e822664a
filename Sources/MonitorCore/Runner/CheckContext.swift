public import Logging

/// What a runner is given besides its configuration.
public struct CheckContext: Sendable {
    /// The slot that is run.
    public var slot: SlotID
    /// When the attempt must be done, on the monotonic clock of ``time``.
    public var deadline: Duration
    /// The number of the attempt, from 1.
    public var attempt: Int
    /// The clocks.
    public var time: any TimeSource
    /// A logger with the slot's correlation id.
    public var logger: Logger

    /// Creates a context.
    public init(slot: SlotID, deadline: Duration, attempt: Int = 1, time: any TimeSource, logger: Logger) {
        self.slot = slot
        self.deadline = deadline
        self.attempt = attempt
        self.time = time
        self.logger = logger
    }

    /// The region that the check runs in.
    public var region: Region { slot.region }

    /// The time left until the deadline, never negative.
    public var remaining: Duration { max(.zero, deadline - time.monotonic) }

    /// The time left for a probe: it ends a little before the deadline.
    ///
    /// At the deadline the attempt is cancelled, and what the probe knows of how far it came would be lost.
    public var probeTime: Duration {
        let remaining = remaining
        return remaining - min(remaining / 20, .milliseconds(50))
    }
}
