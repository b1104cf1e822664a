/// The fold of a monitor's results in order of slot time and region.
///
/// A status is decided when the fresh, confirmed votes for it are a strict majority of the quorum (or of the votes, should
/// more than the quorum vote). A vote for `down` also supports `degraded`: whoever says that it does not work says that
/// it does not work well. A tie, or too few votes, holds the status. One decided during maintenance is announced again by
/// the first result after it that bears it out, while a majority still does.
struct VoteFold: Sendable, Hashable {
    /// A change of status, or a failure announced again when the maintenance it began in is over.
    struct Decision: Sendable, Hashable {
        var from: MonitorStatus
        var to: MonitorStatus
        var at: Int64
        var decidedAt: Int64
        var region: Int
        var supporters: Int
        var needed: Int
        var votesUsed: [Vote]
        var votesRefused: [RefusedVote]
        var isInMaintenance: Bool
    }

    /// A region that begins or ceases to contradict the status persistently.
    struct Dissent: Sendable, Hashable {
        var region: Int
        var vote: MonitorStatus
        var status: MonitorStatus
        var since: Int64
        var at: Int64
        var isActive: Bool
    }

    /// What came of folding.
    struct Log: Sendable, Hashable {
        var decisions: [Decision] = []
        var dissents: [Dissent] = []
    }

    var status = MonitorStatus.unknown
    var since: Int64 = 0
    /// The slot time of the latest result, and the time from the slot before it.
    var time: Int64?
    var gap: Int64 = 0
    /// Whether the status was decided during maintenance and has not been borne out, and announced, outside it.
    var isHeldBack = false
    var runs: [RegionRun]
    /// Fields written by a later version.
    var unknownFields: [UInt8] = []

    init(regionCount: Int) {
        runs = Array(repeating: RegionRun(), count: regionCount)
    }

    mutating func apply(_ event: SlotEvent, policy: VotePolicy, log: inout Log) {
        guard runs.indices.contains(event.region) else { return }
        if let time, time < event.time {
            gap = event.time.subtractingSaturating(time)
        }
        time = event.time
        runs[event.region].extend(with: event, interval: policy.interval?.inMilliseconds ?? gap, policy: policy)

        var up = 0
        var degraded = 0
        var down = 0
        for region in runs.indices {
            if case .votes(let vote, _) = standing(of: region, policy: policy) {
                switch vote {
                case .up: up += 1
                case .degraded: degraded += 1
                case .down: down += 1
                case .unknown: break
                }
            }
        }
        let needed = max(policy.quorum, up + degraded + down) / 2 + 1
        if down >= needed {
            decide(.down, by: event, supporters: down, needed: needed, policy: policy, log: &log)
        } else if down + degraded >= needed {
            decide(.degraded, by: event, supporters: down + degraded, needed: needed, policy: policy, log: &log)
        } else if up >= needed {
            decide(.up, by: event, supporters: up, needed: needed, policy: policy, log: &log)
        }
        let supporters = status == .down ? down : down + degraded
        if isHeldBack, !event.isInMaintenance, event.supports(status), supporters >= needed {
            isHeldBack = false
            var decision = decision(for: status, by: event, supporters: supporters, needed: needed, policy: policy)
            decision.at = since
            log.decisions.append(decision)
        }
        noteDissent(after: event, policy: policy, log: &log)
    }

    private mutating func decide(
        _ winner: MonitorStatus,
        by event: SlotEvent,
        supporters: Int,
        needed: Int,
        policy: VotePolicy,
        log: inout Log
    ) {
        guard winner != status else { return }
        let decision = decision(for: winner, by: event, supporters: supporters, needed: needed, policy: policy)
        log.decisions.append(decision)
        status = winner
        since = decision.at
        isHeldBack = event.isInMaintenance && winner != .up
    }

    private func decision(
        for winner: MonitorStatus,
        by event: SlotEvent,
        supporters: Int,
        needed: Int,
        policy: VotePolicy
    ) -> Decision {
        var used: [Vote] = []
        var refused: [RefusedVote] = []
        var supportedSince: [Int64] = []
        for region in runs.indices {
            switch standing(of: region, policy: policy) {
            case .votes(let vote, let start):
                used.append(
                    Vote(
                        region: policy.regions[region],
                        status: vote,
                        since: Timestamp(milliseconds: start),
                        lastSlot: Timestamp(milliseconds: runs[region].lastFinding)
                    )
                )
                if vote == winner || (vote == .down && winner == .degraded) {
                    supportedSince.append(start)
                }
            case .refused(let reason):
                refused.append(
                    RefusedVote(
                        region: policy.regions[region],
                        reason: reason,
                        lastSlot: reason == .absent ? nil : Timestamp(milliseconds: runs[region].lastSlot)
                    )
                )
            }
        }
        supportedSince.sort()
        // The majority began when its last necessary member did; never before the status that it ends.
        var at = supportedSince.indices.contains(needed - 1) ? supportedSince[needed - 1] : event.time
        if status != .unknown { at = max(at, since) }
        return Decision(
            from: status,
            to: winner,
            at: at,
            decidedAt: event.time,
            region: event.region,
            supporters: supporters,
            needed: needed,
            votesUsed: used,
            votesRefused: refused,
            isInMaintenance: event.isInMaintenance
        )
    }

    private mutating func noteDissent(after event: SlotEvent, policy: VotePolicy, log: inout Log) {
        let region = event.region
        guard status != .unknown, case .votes(let vote, _) = standing(of: region, policy: policy) else { return }
        if vote != status {
            runs[region].dissent.extend(at: event.time)
            guard !runs[region].hasAdvisory, runs[region].dissent.length >= policy.minoritySlots else { return }
            runs[region].hasAdvisory = true
        } else {
            guard runs[region].dissent.length > 0 else { return }
            defer { runs[region].dissent = RegionRun.Streak() }
            guard runs[region].hasAdvisory else { return }
            runs[region].hasAdvisory = false
        }
        log.dissents.append(
            Dissent(
                region: region,
                vote: vote,
                status: status,
                since: runs[region].dissent.start,
                at: event.time,
                isActive: runs[region].hasAdvisory
            )
        )
    }

    private func standing(of region: Int, policy: VotePolicy) -> RegionRun.Standing {
        runs[region]
            .standing(
                at: time ?? 0,
                interval: policy.interval?.inMilliseconds ?? gap,
                isUndecided: status == .unknown,
                policy: policy
            )
    }
}
