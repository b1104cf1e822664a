extension VoteFold.Log {
    /// Drops what the log of the same slots without the late results said too.
    ///
    /// - Parameter old: The log before the late results.
    /// - Returns: The slot time from which on decisions of the old log are void, or `nil` when none is.
    mutating func keepOnlyWhatDiffers(from old: VoteFold.Log) -> Int64? {
        let common = zip(decisions, old.decisions).prefix { $0 == $1 }.count
        var retractsFrom: Int64?
        if common < old.decisions.count {
            // Whatever is decided in the voided slots is stored again.
            let first = min(old.decisions[common].decidedAt, decisions.dropFirst(common).first?.decidedAt ?? .max)
            retractsFrom = first
            decisions.removeAll { $0.decidedAt < first }
        } else {
            decisions.removeFirst(common)
        }
        let known = Set(old.dissents)
        dissents.removeAll { known.contains($0) }
        return retractsFrom
    }
}
