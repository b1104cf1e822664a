/// What became of an input with the rules that it concerns.
struct AlertTally {
    private var consideredCount = 0
    private var lateCount = 0
    private var crowdedCount = 0
    private var isPremature = false

    mutating func noteConsidered() { consideredCount += 1 }
    mutating func noteLate() { lateCount += 1 }
    mutating func noteCrowded() { crowdedCount += 1 }
    mutating func notePremature() { isPremature = true }

    /// What became of the input: it is ignored only when every rule with a verdict on it ignored it.
    var outcome: AlertInputOutcome {
        if isPremature { return .premature }
        if consideredCount > 0 || lateCount + crowdedCount == 0 { return .evaluated }
        return lateCount > 0 ? .late : .crowded
    }
}
