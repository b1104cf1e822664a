public import MonitorCore

/// What rules decide on.
@nonexhaustive
public enum AlertInput: Sendable, Hashable {
    /// A check has run.
    case result(CheckResult, AlertSubject = AlertSubject())
    /// A monitor's status has changed.
    ///
    /// The sequence is that of the message's header; without it the deciding slots tell which transition is the later.
    case transition(Transition, AlertSubject = AlertSubject(), sequence: Int64? = nil)
    /// A monitor is no longer watched, for a reason such as `the monitor was paused`; its alerts end.
    case withdrawn(MonitorID, TenantID, reason: String)

    /// The monitor that the input is about.
    public var monitor: MonitorID {
        switch self {
        case .result(let result, _): result.slot.monitor
        case .transition(let transition, _, _): transition.monitor
        case .withdrawn(let monitor, _, _): monitor
        }
    }
}
