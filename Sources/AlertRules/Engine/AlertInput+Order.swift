import MonitorCore

extension [AlertInput] {
    /// The inputs of one monitor in the order in which rules take them: that of the slots that decided.
    ///
    /// A numbered transition goes behind those that came before it with a lower number: a correction may have an older
    /// deciding slot than what it corrects. Those with a higher number may be of a numbering that has ended.
    var inOrder: [AlertInput] {
        var numbered: [(sequence: Int64, decidedAt: Timestamp)] = []
        let times = map { input in
            let decidedAt = input.decidedAt ?? .distantPast
            guard case .transition(_, _, let sequence?) = input else { return decidedAt }
            numbered.append((sequence, decidedAt))
            return numbered.reduce(decidedAt) { $1.sequence <= sequence ? Swift.max($0, $1.decidedAt) : $0 }
        }
        return indices.sorted { (times[$0], $0) < (times[$1], $1) }.map { self[$0] }
    }
}
