/// A pattern as a tree.
indirect enum RegexNode {
    case empty
    case scalar(UInt32, ignoresCase: Bool)
    case set(ScalarSet)
    case assertion(RegexAssertion)
    case concatenation([RegexNode])
    case alternation([RegexNode])
    case group(RegexNode, number: Int)
    case repetition(RegexNode, minimum: Int, maximum: Int?, isLazy: Bool)
}

/// A condition on a place between two scalars.
enum RegexAssertion {
    case inputStart
    case inputEnd
    case lineStart
    case lineEnd
    case wordBoundary
    case notWordBoundary
}
