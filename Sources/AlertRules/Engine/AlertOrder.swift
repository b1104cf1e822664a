import MonitorCore

/// Where an input stands in the order of those of its kind about one monitor.
struct AlertOrder {
    /// The slot that decided.
    var slot: Timestamp
    /// The number of the announcement; results have none.
    var sequence: Int64?
    /// Whether the announcement may be the first of a numbering that began anew.
    var beginsNumbering = false

    /// Whether it is later than what was considered last.
    ///
    /// Between numbered announcements only the number decides: a correction may have an older deciding slot than what it
    /// corrects. The first announcement of a fresh numbering is known by coming from no status, at a later slot.
    func isLater(thanSlot lastSlot: Timestamp, sequence lastSequence: Int64) -> Bool {
        guard let sequence, lastSequence > 0 else { return slot > lastSlot }
        return sequence > lastSequence || (beginsNumbering && slot > lastSlot)
    }
}

extension AlertOrder {
    init(_ transition: Transition, sequence: Int64?) {
        self.init(
            slot: transition.decidedAt,
            sequence: sequence,
            beginsNumbering: transition.from == .unknown
        )
    }
}
