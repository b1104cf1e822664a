public import IncidentResponse
public import MonitorCore

/// Something of note that happened in a simulated world.
public struct WorldEvent: Sendable, Hashable {
    /// The kinds of event.
    @nonexhaustive
    public enum Kind: Sendable, Hashable {
        /// A process died.
        case died(node: String)
        /// A process was started again.
        case restarted(node: String)
        /// A fault of some length began.
        case fault(FaultEpisode)
        /// A monitor's status changed.
        case transition(Transition)
        /// An alert began or ended.
        case alert(AlertChange)
        /// The receiver was told something for the first time.
        case page(Notification)
        /// The receiver was told something again.
        case duplicatePage(Notification)
    }

    /// When, since the start of the world.
    public var at: Duration
    /// What happened.
    public var kind: Kind

    /// Creates an event.
    public init(_ kind: Kind, at elapsed: Duration) {
        self.kind = kind
        at = elapsed
    }
}
