/// What every `Cache` must do, while it is not full.
public enum CacheLaw: String, CaseIterable, Sendable {
    /// Values come in the order of the keys that were asked for, `nil` for what is not there.
    case answersInOrder
    /// Setting replaces the value and its time to live.
    case setReplaces
    /// A value is gone when its time to live has passed.
    case expires
    /// Removed values are gone; others stay.
    case removes
    /// Any bytes and any key are kept as they are, the empty ones included.
    case keepsBytes
    /// Opened again, a cache has nothing that was replaced, was removed or has expired; the rest it may have forgotten.
    case reopeningRevivesNothing
    /// Random operations do the same to the cache and to the in-memory reference.
    case agreesWithTheReference
}
