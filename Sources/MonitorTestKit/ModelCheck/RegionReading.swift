import MonitorCore

/// What one region's findings say, read off its whole row.
///
/// Findings are in a row when no more than ``QuorumRules/halvesInARow`` halves of an interval lie between each two;
/// unknown and missing slots are passed over.
struct RegionReading: Sendable, Hashable {
    /// The findings in a row, of one sort, that end a region's row.
    struct Run: Sendable, Hashable {
        var start = 0
        var count = 0
    }

    /// The latest finding; ``SlotFinding/missing`` before the first.
    var latest = SlotFinding.missing
    var latestSlot = 0
    /// Whether an unknown result has come after it.
    var endsInFault = false
    /// Whether a confirmed failure has not been followed by a confirmed recovery.
    var isFailing = false
    var up = Run()
    var down = Run()
    /// Results that passed: up or degraded.
    var passing = Run()
    /// Results other than up, none of them from before the recovery from the last confirmed failure.
    var impaired = Run()

    init() {}

    init(row: [SlotFinding], rules: QuorumRules) {
        let slots = row.indices.filter { row[$0].isFinding }
        endsInFault = row.last { $0 != .missing } == .unknown
        guard let last = slots.last else { return }
        latest = row[last]
        latestSlot = last

        func run(endingAt index: Int, of matches: (SlotFinding) -> Bool) -> Run {
            var run = Run()
            for position in (0...index).reversed() {
                let slot = slots[position]
                if run.count > 0, 2 * (run.start - slot) > rules.halvesInARow { break }
                guard matches(row[slot]) else { break }
                run = Run(start: slot, count: run.count + 1)
            }
            return run
        }
        let end = slots.count - 1
        up = run(endingAt: end) { $0 == .up }
        down = run(endingAt: end) { $0 == .down }
        passing = run(endingAt: end) { $0 != .down }
        impaired = run(endingAt: end) { $0 != .up }

        let failure = slots.indices.last { run(endingAt: $0) { $0 == .down }.count >= rules.failures }
        guard let failure else { return }
        let recovery = (failure..<slots.count)
            .first { run(endingAt: $0) { $0 != .down }.count >= rules.successes }
        isFailing = recovery == nil
        // While the region is failing, the passing results that may become its recovery are all that counts.
        let limit =
            if let recovery { run(endingAt: recovery) { $0 != .down }.start } else {
                passing.count > 0 ? passing.start : last + 1
            }
        if impaired.count > 0, impaired.start < limit {
            let rest = slots.filter { $0 >= limit }
            impaired = rest.isEmpty ? Run() : Run(start: limit, count: rest.count)
        }
    }

    /// What the region votes for at a slot, and the first slot of the run the vote rests on; `nil` when it has no vote.
    func vote(at slot: Int, isUndecided: Bool, rules: QuorumRules) -> QuorumRules.Vote? {
        guard latest != .missing, !endsInFault || rules.countsFaults else { return nil }
        guard 2 * (slot - latestSlot) < rules.halvesFresh else { return nil }
        if up.count >= rules.successes || (isUndecided && up.count > 0) {
            return QuorumRules.Vote(status: .up, since: up.start)
        }
        if down.count >= rules.failures {
            return QuorumRules.Vote(status: .down, since: down.start)
        }
        if impaired.count >= rules.failures, !isFailing {
            return QuorumRules.Vote(status: .degraded, since: impaired.start)
        }
        return nil
    }
}
