/// A monitor's state with the version under which a store holds it.
public struct VersionedMonitorState: Sendable, Hashable {
    /// One more with every commit, from 1.
    public var version: Int64
    /// The state.
    public var state: MonitorState

    /// Creates a versioned state.
    public init(version: Int64, state: MonitorState) {
        self.version = version
        self.state = state
    }
}
