import MonitorCore

/// A report that rules have to do with.
enum AlertReport {
    case result(CheckResult)
    case transition(Transition, sequence: Int64?)

    /// Reads a report; `nil` for one that rules have nothing to do with.
    init?(_ delivery: Delivery) throws(WireError) {
        if delivery.subject == .monitorTransition {
            let sequence = delivery.headers[Transition.sequenceHeader].flatMap { Int64($0) }
            self = .transition(try WireCodec.decode(from: delivery.payload), sequence: sequence)
            return
        }
        guard case .result(let result) = try CheckReport(wireBytes: delivery.payload) else { return nil }
        self = .result(result)
    }

    var monitor: MonitorID {
        switch self {
        case .result(let result): result.slot.monitor
        case .transition(let transition, _): transition.monitor
        }
    }

    /// Whether it says something of a monitor whose checks are paused: its status may still be corrected.
    var concernsPaused: Bool {
        switch self {
        case .result: false
        case .transition: true
        }
    }

    func input(_ subject: AlertSubject) -> AlertInput {
        switch self {
        case .result(let result): .result(result, subject)
        case .transition(let transition, let sequence): .transition(transition, subject, sequence: sequence)
        }
    }
}
