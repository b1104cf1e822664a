import MonitorCore

/// The real state and the specification side by side, fed with the same slots.
struct QuorumRun: Hashable {
    private var state = MonitorState()
    /// Identifiers of the regions' readings in the table.
    private var readings: [Int]
    private var change: QuorumRules.Change?

    init(regions: Int) {
        readings = Array(repeating: 0, count: regions)
    }

    /// Folds the next slot on both sides.
    ///
    /// - Parameters:
    ///   - history: The slots so far; the last one is new.
    ///   - bench: What both sides need for it.
    /// - Returns: What is wrong, if anything is.
    mutating func foldLastSlot(of history: QuorumHistory, on bench: inout QuorumBench) -> String? {
        let slot = history.slots.count - 1
        let findings = history.slots[slot]
        var expected: [QuorumRules.Change] = []
        for region in findings.indices where findings[region] != .missing {
            readings[region] = bench.table.next(after: readings[region], findings[region], slot: slot)
            let rows = readings.map { bench.table[$0] }
            if let next = bench.table.rules.change(from: change, by: rows, at: slot) {
                expected.append(next)
                change = next
            }
        }
        let before = state
        let update = state.fold(
            bench.results(of: findings, slot: slot),
            of: QuorumHistory.monitor,
            tenant: QuorumHistory.tenant,
            policy: bench.check.subject
        )
        if let broken = QuorumInvariants(policy: bench.check.policy, history: history)
            .violation(by: update, after: before)
        {
            return broken
        }
        for transition in update.transitions { bench.fewestVotes.note(transition) }
        let found = update.transitions.map(QuorumRules.Change.init)
        guard found == expected else { return "decided \(found) instead of \(expected)" }
        let since = change.map { QuorumHistory.time(of: $0.since) }
        guard state.status == change?.status ?? .unknown, state.since == since else {
            return
                "the status is \(state.status) since \(state.since?.description ?? "never"), not what was decided last"
        }
        return nil
    }

    /// Takes what has been folded for final, so that the same state of another history is equal.
    mutating func settle() {
        state.settle()
    }
}
