/// What makes a block final.
@nonexhaustive
public enum Finality: Sendable, Hashable, CaseIterable {
    /// Nothing does: the more blocks are on top, the less likely is a reorganisation.
    case probabilistic
    /// Validators vote on blocks that are there already; nodes say by the tags `safe` and `finalized` on which.
    case votes
    /// The parent chain: a block is final when those of the parent are from which it is derived.
    ///
    /// Nodes say by the tags `safe` and `finalized` how far that is; they move in jumps.
    case parentChain
    /// The consensus that makes the block: there are no reorganisations.
    case immediate
}
