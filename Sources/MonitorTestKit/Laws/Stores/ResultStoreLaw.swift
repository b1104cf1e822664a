/// What every `ResultStore` must do.
public enum ResultStoreLaw: String, CaseIterable, Sendable {
    /// Every field of a result, of every outcome, can be read as it was stored, unknown fields included.
    case readsWhatWasAppended
    /// Of two results for one slot the first stays, across calls and within one.
    case firstResultStays
    /// Appending again counts only what is new.
    case appendIsIdempotent
    /// Results come in order of slot time, whatever the order in which they were stored.
    case readsInOrder
    /// A window holds its start and not its end.
    case windowIsHalfOpen
    /// The limit takes from the window's beginning.
    case limitTakesTheFirst
    /// Series do not mix.
    case seriesAreApart
    /// The latest result is that of the latest slot, for each region, in order of series.
    case latestIsBySlot
    /// Exactly the slots with a result are named.
    case namesSlotsWithResult
    /// Removal takes what is before the instant, oldest first over all series, and stops at its limit.
    case removesOldestFirst
    /// Concurrent batches lose nothing.
    case concurrentBatchesLoseNothing
    /// Results are still there when the store is opened again.
    case survivesReopening
    /// Random operations give the same answers as on the in-memory reference.
    case agreesWithTheReference
}
