/// What every `RateLimiter` must do.
public enum RateLimiterLaw: String, CaseIterable, Sendable {
    /// A new bucket is full.
    case newBucketIsFull
    /// A refusal takes nothing and tells how long to wait; after that the request fits.
    case refusalTellsWhenToRetry
    /// Tokens flow in steadily, up to the burst.
    case refillsUpToTheBurst
    /// A cost above the burst is refused for good.
    case costAboveBurstNeverFits
    /// Keys do not share tokens.
    case keysAreApart
    /// A cost of nothing is always allowed.
    case freeRequestIsAllowed
    /// Numbers that are negative or not finite are refused with an error.
    case invalidNumbersAreRefused
    /// Concurrent callers together take no more than there is.
    case concurrentCallersShareTheBucket
    /// Opened again, a limiter has not given back what was taken.
    case survivesReopening
    /// Random operations do the same to the limiter and to the in-memory reference.
    case agreesWithTheReference
}
