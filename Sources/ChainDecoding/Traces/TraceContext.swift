/// Where the transaction of a flat trace stands, as far as the node tells.
public struct TraceContext: Sendable, Hashable {
    /// The hash of the block.
    public var blockHash: Hash32?
    /// The number of the block.
    public var blockNumber: UInt64?
    /// The hash of the transaction.
    public var transactionHash: Hash32?
    /// The transaction's number in its block, from 0.
    public var transactionPosition: UInt64?

    /// Creates a context.
    public init(
        blockHash: Hash32? = nil,
        blockNumber: UInt64? = nil,
        transactionHash: Hash32? = nil,
        transactionPosition: UInt64? = nil
    ) {
        self.blockHash = blockHash
        self.blockNumber = blockNumber
        self.transactionHash = transactionHash
        self.transactionPosition = transactionPosition
    }
}
