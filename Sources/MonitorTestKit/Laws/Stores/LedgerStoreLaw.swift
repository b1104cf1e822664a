/// What every `LedgerStore` must do.
public enum LedgerStoreLaw: String, CaseIterable, Sendable {
    /// Every outcome can be read as it was recorded, in order of slot time.
    case readsWhatWasRecorded
    /// A slot's first entry stays when another outcome is recorded.
    case firstEntryStays
    /// `completed` replaces any other outcome, and nothing replaces it.
    case completedReplacesAndStays
    /// Counts tell how many slots of a half-open window ended in which way.
    case countsAreByWindow
    /// The limit takes from the window's beginning, and series do not mix.
    case limitTakesTheFirst
    /// A shard that never ran has no mark; a mark is what was set last.
    case marksMove
    /// An older token is refused and moves nothing; fences of other leases do not matter.
    case marksAreFenced
    /// Removal takes what is before the instant, oldest first, and stops at its limit.
    case removesOldestFirst
    /// Concurrent writers end with one entry for each slot.
    case concurrentWritersLoseNothing
    /// Entries, marks and fences are still there when the store is opened again.
    case survivesReopening
    /// Random operations give the same answers as on the in-memory reference.
    case agreesWithTheReference
}
