public import MonitorCore

/// Checks the state of a monitor against its rules over all histories of some regions and slots.
///
/// ```swift
/// let policy = ConfirmationPolicy(consecutiveFailures: 3, quorum: 4)
/// let report = QuorumModelCheck(policy, regions: 4, slots: 4).run()
/// print(report)
/// ```
///
/// After each slot the real `MonitorState` is held against a slow specification, and each transition against what must
/// hold of every history: no status without a majority of confirmed, fresh votes, none by an unknown result, each dated
/// to the slot at which a vote for it began. Histories after which both are in the same state are followed as one. All
/// go on slot by slot together, so that a counterexample has the fewest slots.
public struct QuorumModelCheck: Sendable {
    /// Which region found what, of histories that differ only in that.
    public enum RegionOrder: Sendable, Hashable, CaseIterable {
        /// Every history.
        case every
        /// One of them: the regions' rows rise in the order of ``QuorumModelCheck/findings``.
        case ascending
        /// One of them: the regions' rows fall in the order of ``QuorumModelCheck/findings``.
        case descending
    }

    /// The policy that is checked.
    public let policy: VotePolicy
    /// The length of the histories.
    public let slots: Int
    /// What each region may find at each slot.
    public let findings: [SlotFinding]
    /// Which of the histories that differ only by the names of the regions are followed.
    ///
    /// Within a slot results are folded in order of region, each with the votes that stand then, so names can matter:
    /// of three regions with the rows `++--+`, `+--++` and `+++++` the first two make the monitor `down` for an instant
    /// in slot 3, but not with their names exchanged.
    public let order: RegionOrder
    /// The most states that are followed; the report tells when there were more.
    public let stateLimit: Int
    /// The rules that the state is held against.
    package var rules: QuorumRules
    /// The policy that the state is given.
    package var subject: VotePolicy

    /// Creates a check.
    ///
    /// - Parameters:
    ///   - confirmation: When failing checks make the monitor `down`.
    ///   - recovery: When passing checks make it `up` again.
    ///   - regions: The number of regions, from 1 to 26.
    ///   - slots: The length of the histories, at least 1.
    ///   - findings: What each region may find at each slot.
    ///   - order: Which of the histories that differ only by the names of the regions are followed.
    ///   - stateLimit: The most states that are followed.
    public init(
        _ confirmation: ConfirmationPolicy = ConfirmationPolicy(),
        recovery: RecoveryPolicy = RecoveryPolicy(),
        regions: Int,
        slots: Int,
        findings: [SlotFinding] = [.up, .down, .unknown, .missing],
        order: RegionOrder = .every,
        stateLimit: Int = 2_000_000
    ) {
        policy = VotePolicy(
            regions: QuorumHistory.regions(min(max(regions, 1), QuorumHistory.maximumRegions)),
            consecutiveFailures: confirmation.consecutiveFailures,
            consecutiveSuccesses: recovery.consecutiveSuccesses,
            quorum: confirmation.quorum,
            interval: QuorumHistory.interval
        )
        self.slots = max(slots, 1)
        self.findings = findings
        self.order = order
        self.stateLimit = stateLimit
        rules = QuorumRules(policy)
        subject = policy
    }

    /// The checks of all quorums, for each of some numbers of regions and of slots to confirm.
    ///
    /// - Parameters:
    ///   - regions: The numbers of regions.
    ///   - failures: The numbers of failing slots in a row before a region votes for the failure.
    ///   - successes: The numbers of passing slots in a row before it votes for the recovery.
    ///   - slots: The length of the histories.
    ///   - findings: What each region may find at each slot.
    ///   - order: Which of the histories that differ only by the names of the regions are followed.
    ///   - stateLimit: The most states that each check follows.
    /// - Returns: One check for each combination.
    public static func all(
        regions: ClosedRange<Int> = 3...7,
        failures: ClosedRange<Int> = 1...3,
        successes: ClosedRange<Int> = 1...3,
        slots: Int,
        findings: [SlotFinding] = [.up, .down, .unknown, .missing],
        order: RegionOrder = .every,
        stateLimit: Int = 2_000_000
    ) -> [QuorumModelCheck] {
        var checks: [QuorumModelCheck] = []
        for count in regions where count > 0 {
            for quorum in 1...count {
                for (failures, successes) in failures.flatMap({ failures in successes.map { (failures, $0) } }) {
                    checks.append(
                        QuorumModelCheck(
                            ConfirmationPolicy(consecutiveFailures: failures, quorum: quorum),
                            recovery: RecoveryPolicy(consecutiveSuccesses: successes),
                            regions: count,
                            slots: slots,
                            findings: findings,
                            order: order,
                            stateLimit: stateLimit
                        )
                    )
                }
            }
        }
        return checks
    }

    /// Follows all histories, until one breaks a rule.
    public func run() -> Report {
        var search = QuorumSearch(self)
        return search.run()
    }

    /// What is wrong at the end of one history, or before; `nil` if nothing is.
    ///
    /// - Parameter history: A history; rows beyond the check's regions are passed over.
    /// - Returns: What is wrong.
    public func violation(in history: QuorumHistory) -> String? {
        var run = QuorumRun(regions: policy.regions.count)
        var bench = QuorumBench(self)
        var past = QuorumHistory()
        for slot in history.slots {
            past.append(policy.regions.indices.map { $0 < slot.count ? slot[$0] : .missing })
            if let violation = run.foldLastSlot(of: past, on: &bench) { return violation }
        }
        return nil
    }

    /// Which regions have found the same so far as the one before, if that matters.
    var firstTies: [Bool] { policy.regions.indices.map { $0 > 0 && order != .every } }

    /// Calls `body` with all that regions may find at one slot and with the ties after it, until it returns `false`.
    func forEachSlot(ties: [Bool], _ body: ([SlotFinding], [Bool]) -> Bool) -> Bool {
        func extend(_ findings: [SlotFinding], _ next: [Bool]) -> Bool {
            guard findings.count < ties.count else { return body(findings, next) }
            let isTied = ties[findings.count]
            for finding in allowed(after: isTied ? findings.last : nil) {
                guard extend(findings + [finding], next + [isTied && findings.last == finding]) else { return false }
            }
            return true
        }
        return extend([], [])
    }

    private func allowed(after previous: SlotFinding?) -> ArraySlice<SlotFinding> {
        guard let previous, let place = findings.firstIndex(of: previous) else { return findings[...] }
        return switch order {
        case .every: findings[...]
        case .ascending: findings[place...]
        case .descending: findings[...place]
        }
    }

    /// Leaves out results as long as a violation remains.
    func shrunk(
        _ history: QuorumHistory,
        _ violation: String,
        by check: (QuorumHistory) -> String?
    ) -> Report.Counterexample {
        var least = Report.Counterexample(history: history, violation: violation)
        var fewer = history.withOneResultLess()[...]
        while let candidate = fewer.popFirst() {
            guard let remaining = check(candidate) else { continue }
            least = Report.Counterexample(history: candidate, violation: remaining)
            fewer = candidate.withOneResultLess()[...]
        }
        return least
    }
}
