/// Where a slot stands with respect to a ``MonitorState``.
@nonexhaustive
public enum SlotStanding: Sendable, Hashable {
    /// It has no result yet and will be folded.
    case new
    /// It has been folded already.
    case folded
    /// It is older than the window in which results are put in order, or its region has no vote: only the result store
    /// knows whether it has a result, and it changes no status.
    case outside
}
