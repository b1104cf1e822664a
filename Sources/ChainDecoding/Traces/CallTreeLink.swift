/// Where a call stands in its tree.
struct CallTreeLink: Sendable, Hashable {
    /// The call that makes it; -1 for the outermost.
    var parent: Int
    /// How many calls it is inside of.
    var depth: Int
    /// The index behind the last call inside it.
    var end: Int
}
