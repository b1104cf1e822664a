import MonitorCore

/// A state, and the transitions that a store holds after all that late results made void.
struct StoredHistory: Hashable, CustomStringConvertible {
    private var state = MonitorState()
    private var transitions: [Transition] = []

    /// Folds results one at a time.
    init(_ results: [CheckResult], policy: VotePolicy) {
        for result in results {
            fold([result], policy: policy)
        }
    }

    mutating func fold(_ results: [CheckResult], policy: VotePolicy) {
        let update = state.fold(results, of: QuorumHistory.monitor, tenant: QuorumHistory.tenant, policy: policy)
        if let instant = update.retractsTransitionsFrom {
            transitions.removeAll { $0.decidedAt >= instant }
        }
        transitions += update.transitions.map { transition in
            // Which result it is tied to depends on what came with it, and means nothing here.
            var transition = transition
            transition.correlation = ""
            return transition
        }
    }

    var description: String {
        "\(state.status) after \(transitions.map(QuorumRules.Change.init))"
    }
}
