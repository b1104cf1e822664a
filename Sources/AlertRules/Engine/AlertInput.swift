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
    /// A monitor no longer exists; its alerts end and all that is remembered of it is forgotten.
    case removed(MonitorID, TenantID)

    /// The monitor that the input is about.
    public var monitor: MonitorID {
        switch self {
        case .result(let result, _): result.slot.monitor
        case .transition(let transition, _, _): transition.monitor
        case .withdrawn(let monitor, _, _), .removed(let monitor, _): monitor
        }
    }

    /// When it was decided; `nil` for what is known only by being told.
    var decidedAt: Timestamp? {
        switch self {
        case .result(let result, _): result.slot.time
        case .transition(let transition, _, _): transition.decidedAt
        case .withdrawn, .removed: nil
        }
    }
}
