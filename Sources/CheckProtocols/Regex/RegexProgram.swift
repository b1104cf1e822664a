/// A pattern as instructions for ``RegexMachine``.
struct RegexProgram {
    var instructions: [RegexInstruction]
    var sets: [ScalarSet]
    var groupCount: Int
    /// Whether a match can only begin at the start of the input.
    var isAnchored: Bool
    /// For each byte, whether a match can begin with it; `nil` when one can begin without looking at any.
    var firstBytes: [Bool]?

    /// The places that hold the ends of the whole match and of the groups.
    var slotCount: Int { 2 * (groupCount + 1) }
}

/// One instruction; targets are indices of instructions.
enum RegexInstruction {
    case scalar(UInt32)
    case foldedScalar(UInt32)
    case set(Int)
    case assertion(RegexAssertion)
    case jump(Int)
    /// Tries the first target before the second.
    case split(Int, Int)
    case save(Int)
    case match
}
