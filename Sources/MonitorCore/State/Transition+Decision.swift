extension Transition {
    init(_ decision: VoteFold.Decision, slot: SlotID, tenant: TenantID, policy: VotePolicy, result: CheckResult?) {
        let isRepeated = decision.from == decision.to
        let size = policy.regions.count
        let rule =
            isRepeated
            ? "still \(decision.to) now that maintenance is over"
            : "\(decision.supporters) of \(size) \(size == 1 ? "region" : "regions") \(decision.to),"
                + " strict majority of quorum \(policy.quorum)"
        self.init(
            monitor: slot.monitor,
            tenant: tenant,
            from: decision.from,
            to: decision.to,
            at: Timestamp(milliseconds: decision.at),
            decidedAt: slot.time,
            rule: rule,
            votesUsed: decision.votesUsed,
            votesRefused: decision.votesRefused,
            evidence: result?.evidence ?? [],
            isInMaintenance: decision.isInMaintenance,
            correlation: result?.correlation ?? CorrelationID(slot.description)
        )
    }
}
