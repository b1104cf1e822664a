import MonitorCore

extension MonitorAlertState {
    /// Remembers the status of a transition that is later than what was announced before.
    mutating func note(_ transition: Transition, sequence: Int64?) {
        let order = AlertOrder(transition, sequence: sequence)
        if let announced, !order.isLater(thanSlot: announced.decidedAt, sequence: announced.sequence) { return }
        announced = AnnouncedStatus(
            status: transition.to,
            since: transition.at,
            decidedAt: max(transition.decidedAt, announced?.decidedAt ?? .distantPast),
            sequence: sequence ?? announced?.sequence ?? 0
        )
    }
}
