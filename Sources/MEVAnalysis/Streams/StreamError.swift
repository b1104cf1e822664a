public import ChainDecoding

/// Why a stream of blocks cannot go on, or back.
public enum StreamError: Error, Sendable, Hashable {
    /// The block does not come after the last one, whose number is given.
    case notAfter(UInt64)
    /// The block's parent is not the last one, whose hash is given: a reorg has to be undone first.
    case notChild(of: Hash32)
    /// The block is not among those that can still be undone.
    case unknownBlock(Hash32)
}
