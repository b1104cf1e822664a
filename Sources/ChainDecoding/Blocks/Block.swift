/// A block: its header and what the header's roots stand for.
public struct Block: Sendable, Hashable {
    /// The header.
    public var header: BlockHeader
    /// The transactions, in the order in which they are executed.
    public var transactions: [TransactionEnvelope]
    /// The headers of uncles; none since the merge.
    public var uncles: [BlockHeader]
    /// What validators withdraw; `nil` in blocks from before Shanghai.
    public var withdrawals: [Withdrawal]?

    /// Creates a block.
    public init(
        header: BlockHeader,
        transactions: [TransactionEnvelope],
        uncles: [BlockHeader] = [],
        withdrawals: [Withdrawal]? = nil
    ) {
        self.header = header
        self.transactions = transactions
        self.uncles = uncles
        self.withdrawals = withdrawals
    }
}
