/// What every `IngestStore` must do.
public enum IngestStoreLaw: String, CaseIterable, Sendable {
    /// A monitor without a commit has no state.
    case unknownMonitorHasNoState
    /// Everything in a commit can be read once it returned.
    case commitIsVisible
    /// Each commit raises the version by one.
    case commitRaisesTheVersion
    /// A commit from an old version conflicts and leaves nothing.
    case staleCommitLeavesNothing
    /// A commit that conflicts does not hold up the others.
    case conflictIsIsolated
    /// The slots of a commit's results are completed, whatever the ledger said before.
    case resultsCompleteTheirSlots
    /// Removing raw results leaves the ledger as it was.
    case ledgerOutlivesResults
    /// Transitions come in order of decision, from a half-open window.
    case transitionsAreInOrder
    /// Retracted transitions are replaced by the commit's own.
    case retractedTransitionsAreReplaced
    /// Removing transitions takes the oldest first, and leaves each monitor its newest.
    case newestTransitionStays
    /// Pending messages keep all their fields and come in the order of commits.
    case pendingMessagesAreKept
    /// Removed messages do not come again; others stay.
    case removedMessagesAreGone
    /// Of concurrent ingestors of one monitor, one wins each version.
    case concurrentIngestorsLoseNothing
    /// All of this is still there when the store is opened again.
    case survivesReopening
    /// Random operations give the same answers as on the in-memory reference.
    case agreesWithTheReference
}
