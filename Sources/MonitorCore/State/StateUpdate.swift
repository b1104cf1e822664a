/// What came of folding results into a ``MonitorState``.
public struct StateUpdate: Sendable, Hashable {
    /// How many results were folded; the others were duplicates, too late, or from regions without a vote.
    public var foldedCount = 0
    /// When late results rewrote history: transitions decided at or after this instant are void.
    public var retractsTransitionsFrom: Timestamp?
    /// Transitions to be stored, in order; those that only rewrite history are not announced.
    public var transitions: [Transition] = []
    /// The slots whose results decided the transitions.
    public var decidingSlots: [SlotID] = []
    /// Transitions to be published, in order: each changes the status that was announced last, or tells that it holds
    /// outside maintenance too.
    ///
    /// What late results change is told by one of them at most, the first.
    public var announcements: [Transition] = []
    /// Advisories that begin or end.
    public var advisories: [Advisory] = []

    /// Creates an update that says nothing.
    public init() {}
}
