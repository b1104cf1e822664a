package import MonitorCore

/// The rules by which regions' findings become a status, written from their documentation and without regard to speed.
///
/// - A region votes `down`, or `degraded`, after as many failing slots in a row as the confirmation policy says, and
///   `up` after as many passing ones as the recovery policy says; one is enough while nothing has been decided.
/// - Only a vote younger than 1.5 intervals counts, and none of a region whose latest result is unknown.
/// - A status needs more than half of the quorum, or of the votes if more than the quorum vote. Whoever votes `down`
///   also supports `degraded`. Otherwise the status holds.
/// - It dates from the slot from which on that majority stood, but not from before the status it ends.
package struct QuorumRules: Sendable {
    struct Vote: Sendable, Hashable {
        var status: MonitorStatus
        var since: Int
    }

    /// A change of status, by numbers of slots.
    struct Change: Sendable, Hashable, CustomStringConvertible {
        var status: MonitorStatus
        var since: Int
        var decidedAt: Int

        var description: String { "\(status) since slot \(since), decided at slot \(decidedAt)" }
    }

    package var failures: Int
    package var successes: Int
    package var quorum: Int
    /// How many halves of an interval old a vote may not be.
    package var halvesFresh = 3
    /// Whether a region whose latest result is unknown votes all the same.
    package var countsFaults = false

    package init(_ policy: VotePolicy) {
        failures = Int(policy.consecutiveFailures)
        successes = Int(policy.consecutiveSuccesses)
        quorum = policy.quorum
    }

    /// How many halves of an interval may lie between two findings in a row.
    var halvesInARow: Int { 3 * max(failures, successes) }

    /// The change that a result at a slot makes, given what every region's row says with it.
    func change(from current: Change?, by readings: [RegionReading], at slot: Int) -> Change? {
        let votes = readings.compactMap { $0.vote(at: slot, isUndecided: current == nil, rules: self) }
        let half = max(quorum, votes.count) / 2
        let supported: [(status: MonitorStatus, by: Set<MonitorStatus>)] = [
            (.down, [.down]), (.degraded, [.down, .degraded]), (.up, [.up]),
        ]
        for (status, voters) in supported {
            let since = votes.filter { voters.contains($0.status) }.map(\.since).sorted()
            guard since.count > half else { continue }
            guard status != current?.status else { return nil }
            return Change(status: status, since: max(since[half], current?.since ?? since[half]), decidedAt: slot)
        }
        return nil
    }
}

extension QuorumRules.Change {
    init(_ transition: Transition) {
        status = transition.to
        since = QuorumHistory.slot(at: transition.at)
        decidedAt = QuorumHistory.slot(at: transition.decidedAt)
    }
}
