import MonitorCore

/// What must hold of every transition, whatever else the rules say; judged from the history alone.
struct QuorumInvariants {
    let policy: VotePolicy
    let history: QuorumHistory

    /// The first invariant that transitions break.
    ///
    /// - Parameters:
    ///   - update: What folding one slot gave.
    ///   - state: The state before the slot.
    /// - Returns: What is wrong, if anything is.
    func violation(by update: StateUpdate, after state: MonitorState) -> String? {
        var status = state.status
        var since = state.since
        for (transition, decider) in zip(update.transitions, update.decidingSlots) {
            if transition.from != status || transition.to == status || transition.to == .unknown {
                return "\(status) is followed by a transition from \(transition.from) to \(transition.to)"
            }
            if let since, transition.at < since {
                return "\(transition.to) is dated before the status that it ends"
            }
            if let broken = violation(by: transition, decidedBy: decider.region, lastSince: since) { return broken }
            status = transition.to
            since = transition.at
        }
        return nil
    }

    private func violation(by transition: Transition, decidedBy decider: Region, lastSince: Timestamp?) -> String? {
        for vote in transition.votesUsed {
            if let broken = violation(by: vote, in: transition, decidedBy: decider) { return broken }
        }
        let supporters = transition.votesUsed.filter {
            $0.status == transition.to || ($0.status == .down && transition.to == .degraded)
        }
        if 2 * supporters.count <= policy.quorum {
            return "\(transition.to) by \(supporters.count) votes, with a quorum of \(policy.quorum)"
        }
        if 2 * supporters.count <= transition.votesUsed.count {
            return "\(transition.to) by \(supporters.count) of \(transition.votesUsed.count) votes"
        }
        if 2 * supporters.filter({ $0.since <= transition.at }).count <= policy.quorum {
            return "\(transition.to) is dated before a majority stood"
        }
        if transition.at != lastSince, !supporters.contains(where: { $0.since == transition.at }) {
            return "\(transition.to) is dated to a slot where no vote for it began"
        }
        return nil
    }

    private func violation(by vote: Vote, in transition: Transition, decidedBy decider: Region) -> String? {
        guard let region = policy.regions.firstIndex(of: vote.region) else {
            return "\(vote.region) votes, though it is none of the regions"
        }
        let now = QuorumHistory.slot(at: transition.decidedAt)
        // The results of a slot are folded in order of region: those after the decider's have not come yet.
        let row = history.row(of: region, through: vote.region <= decider ? now : now - 1)
        if row.last(where: { $0 != .missing }) == .unknown {
            return "\(vote.region) votes \(vote.status) at slot \(now) though its latest result is unknown"
        }
        let findings = row.indices.filter { row[$0].isFinding }
        guard let latest = findings.last, now - latest <= 1 else {
            return "\(vote.region) votes \(vote.status) at slot \(now) though it has found nothing of late"
        }
        let needed =
            if vote.status != .up { Int(policy.consecutiveFailures) } else {
                transition.from == .unknown ? 1 : Int(policy.consecutiveSuccesses)
            }
        let confirming = findings.suffix(needed).filter { Self.supports(row[$0], vote.status) }
        if confirming.count < needed {
            return "\(vote.region) votes \(vote.status) at slot \(now) on \(confirming.count) findings, not \(needed)"
        }
        let start = QuorumHistory.slot(at: vote.since)
        if !row.indices.contains(start) || !Self.supports(row[start], vote.status) {
            return "\(vote.region) votes \(vote.status) since slot \(start), where it found otherwise"
        }
        return nil
    }

    private static func supports(_ finding: SlotFinding, _ status: MonitorStatus) -> Bool {
        switch status {
        case .up: finding == .up
        case .down: finding == .down
        default: finding == .down || finding == .degraded
        }
    }
}
