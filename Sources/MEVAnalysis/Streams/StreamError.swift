public import ChainDecoding

/// Why a stream of blocks cannot go on, or back.
public enum StreamError: Error, Sendable, Hashable {
    /// The block does not come after the last one, whose number is given.
    case notAfter(UInt64)
    /// The block's parent is not the last one, whose hash is given: a reorg has to be undone first.
    case notChild(of: Hash32)
    /// The block is not among those that can still be undone.
    case unknownBlock(Hash32)
    /// The block's parent, whose hash is given where it is known, has not come yet: it has to come first.
    case missingParent(Hash32?)
    /// The block would replace others that cannot be replaced any more; the number of the first that can is given.
    case beyondReach(UInt64)
}
