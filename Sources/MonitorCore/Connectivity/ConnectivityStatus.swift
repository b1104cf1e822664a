/// What a ``ConnectivityProbe`` found about the runner itself.
@nonexhaustive
public enum ConnectivityStatus: Sendable, Hashable {
    /// Names resolve and connections open.
    case working
    /// Connections open; whether names resolve was not tested.
    case resolverUntested
    /// Names do not resolve.
    case resolverFailed(String)
    /// Connections do not open.
    case networkFailed(String)
}
