/// All that follows from new results of one monitor, to be written together.
public struct IngestCommit: Sendable {
    /// The monitor.
    public var monitor: MonitorID
    /// The version of the state that the commit was computed from; 0 when there was none.
    public var expectedVersion: Int64
    /// The new state; it gets the version after `expectedVersion`.
    public var state: MonitorState
    /// Results that are new.
    public var results: [CheckResult]
    /// How slots ended; the results' own slots need no entry.
    public var ledger: [LedgerEntry]
    /// What the results add to the rollups.
    public var rollups: [RollupBucket]
    /// When late results rewrote history: stored transitions decided at or after this instant are replaced.
    public var retractsTransitionsFrom: Timestamp?
    /// Transitions that are new.
    public var transitions: [Transition]
    /// Messages that are sent because of all this.
    public var messages: [OutgoingMessage]

    /// Creates a commit.
    public init(
        monitor: MonitorID,
        expectedVersion: Int64,
        state: MonitorState,
        results: [CheckResult] = [],
        ledger: [LedgerEntry] = [],
        rollups: [RollupBucket] = [],
        retractsTransitionsFrom: Timestamp? = nil,
        transitions: [Transition] = [],
        messages: [OutgoingMessage] = []
    ) {
        self.monitor = monitor
        self.expectedVersion = expectedVersion
        self.state = state
        self.results = results
        self.ledger = ledger
        self.rollups = rollups
        self.retractsTransitionsFrom = retractsTransitionsFrom
        self.transitions = transitions
        self.messages = messages
    }
}
