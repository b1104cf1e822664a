/// Where a log stands.
///
/// Hashes and numbers of a block that is still pending are `nil`, as are those that the node leaves out.
public struct RPCLogPosition: Sendable, Hashable {
    /// The hash of the block.
    public var blockHash: Hash32?
    /// The number of the block.
    public var blockNumber: UInt64?
    /// When the block was made, in seconds since 1970; newer nodes tell it.
    public var blockTimestamp: UInt64?
    /// The hash of the transaction.
    public var transactionHash: Hash32?
    /// The place of the transaction in the block.
    public var transactionIndex: UInt64?
    /// The place of the log in the block.
    public var logIndex: UInt64?
    /// Whether the block is no longer on the chain.
    public var isRemoved = false

    /// Creates a position of which nothing is known.
    public init() {}
}
