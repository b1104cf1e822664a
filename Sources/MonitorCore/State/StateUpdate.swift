/// What came of folding results into a ``MonitorState``.
public struct StateUpdate: Sendable, Hashable {
    /// How many results were folded; the others were duplicates, too late, or from regions without a vote.
    public var foldedCount = 0
    /// When late results rewrote history: transitions decided at or after this instant are void.
    public var retractsTransitionsFrom: Timestamp?
    /// Transitions to be stored, in order.
    public var transitions: [Transition] = []
    /// The slots whose results decided the transitions.
    public var decidingSlots: [SlotID] = []
    /// When a retraction leaves another status than was announced last: the transition that tells so, not to be stored.
    public var correction: Transition?
    /// Advisories that begin or end.
    public var advisories: [Advisory] = []

    /// Creates an update that says nothing.
    public init() {}
}
