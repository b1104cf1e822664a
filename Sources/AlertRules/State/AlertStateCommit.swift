public import MonitorCore

/// A monitor's new alert state and the messages that announce what changed, to be written together.
public struct AlertStateCommit: Sendable, Hashable {
    /// The monitor.
    public var monitor: MonitorID
    /// The version of the state that the commit was computed from; 0 when there was none.
    public var expectedVersion: Int64
    /// The new state; it gets the version after `expectedVersion`.
    ///
    /// An empty one removes what is stored.
    public var state: MonitorAlertState
    /// Messages that are sent because of the change, in order.
    public var messages: [OutgoingMessage]

    /// Creates a commit.
    public init(
        monitor: MonitorID,
        expectedVersion: Int64,
        state: MonitorAlertState,
        messages: [OutgoingMessage] = []
    ) {
        self.monitor = monitor
        self.expectedVersion = expectedVersion
        self.state = state
        self.messages = messages
    }
}
