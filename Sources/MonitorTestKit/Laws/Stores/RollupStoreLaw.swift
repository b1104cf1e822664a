/// What every `RollupStore` must do.
public enum RollupStoreLaw: String, CaseIterable, Sendable {
    /// A bucket can be read as it was merged into nothing.
    case readsWhatWasMerged
    /// Merging into a stored bucket gives the bucket of both.
    case mergeAdds
    /// Two buckets for one place in one call are both added.
    case mergeTakesRepeatedBuckets
    /// Replacing forgets what was stored.
    case replaceForgets
    /// Buckets come in order from a half-open window, by resolution and series.
    case windowIsHalfOpen
    /// Exactly the series with a bucket in the window are named, in order.
    case namesSeries
    /// Removal takes what is before the instant, oldest first, of one resolution, and stops at its limit.
    case removesOldestFirst
    /// Concurrent merges lose nothing.
    case concurrentMergesLoseNothing
    /// Buckets are still there when the store is opened again.
    case survivesReopening
    /// Random operations give the same answers as on the in-memory reference.
    case agreesWithTheReference
}
