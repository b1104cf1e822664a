/// What every `AlertStateStore` must do.
public enum AlertStateStoreLaw: String, CaseIterable, Sendable {
    /// What was committed can be read; a monitor without a commit has no state.
    case commitIsVisible
    /// A commit that expects another version leaves nothing.
    case staleCommitLeavesNothing
    /// A commit that conflicts does not hold up the others.
    case conflictIsIsolated
    /// An empty state removes what was stored, and versions begin anew.
    case emptyStateIsRemoved
    /// Messages keep all their fields, come in the order of commits, and only once.
    case messagesAreKept
    /// Removed messages do not come again; others stay.
    case removedMessagesAreGone
    /// Of concurrent evaluators of one monitor, one wins each version.
    case concurrentEvaluatorsLoseNothing
    /// All of this is still there when the store is opened again.
    case survivesReopening
    /// Random operations give the same answers as on the in-memory reference.
    case agreesWithTheReference
}
