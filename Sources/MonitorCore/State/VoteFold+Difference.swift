extension VoteFold {
    /// What to make known of regions that contradict the status, after late results rewrote history.
    ///
    /// A region of which nothing else is true now than was made known is passed over; of any other one the last word is
    /// enough.
    ///
    /// - Parameters:
    ///   - old: The fold without the late results.
    ///   - dissents: What folding with the late results said.
    /// - Returns: At most one dissent for each region.
    func dissents(thatAreNewsTo old: VoteFold, among dissents: [Dissent]) -> [Dissent] {
        zip(runs, old.runs).enumerated()
            .compactMap { region, pair in
                let (run, oldRun) = pair
                guard run.hasAdvisory != oldRun.hasAdvisory else { return nil }
                return dissents.last { $0.region == region }
                    ?? Dissent(
                        region: region,
                        vote: run.hasAdvisory ? run.latest : status,
                        status: status,
                        since: (run.hasAdvisory ? run : oldRun).dissent.start,
                        at: time ?? since,
                        isActive: run.hasAdvisory
                    )
            }
    }
}

extension VoteFold.Log {
    /// Drops the decisions that the log of the same slots without the late results had too.
    ///
    /// - Parameter old: The log before the late results.
    /// - Returns: The slot time from which on decisions of the old log are void, or `nil` when none is.
    mutating func keepOnlyDecisionsThatDiffer(from old: VoteFold.Log) -> Int64? {
        let common = zip(decisions, old.decisions).prefix { $0 == $1 }.count
        guard common < old.decisions.count else {
            decisions.removeFirst(common)
            return nil
        }
        // Whatever is decided in the voided slots is stored again.
        let first = min(old.decisions[common].decidedAt, decisions.dropFirst(common).first?.decidedAt ?? .max)
        decisions.removeAll { $0.decidedAt < first }
        return first
    }
}
