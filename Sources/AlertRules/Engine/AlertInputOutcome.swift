/// What became of an input.
enum AlertInputOutcome: String, CaseIterable {
    /// The rules considered it.
    case evaluated
    /// It is no newer than what was considered before: a duplicate or a straggler.
    case late
    /// It lies too far in the future.
    case premature
    /// Its monitor has too many regions already.
    case crowded
}
