/// A monitor's alert state with the version under which a store holds it.
public struct VersionedAlertState: Sendable, Hashable {
    /// One more with every commit, from 1.
    public var version: Int64
    /// The state.
    public var state: MonitorAlertState

    /// Creates a versioned state.
    public init(version: Int64, state: MonitorAlertState) {
        self.version = version
        self.state = state
    }
}
