/// A block as somebody tells of it, who may be wrong or lie.
///
/// What is not claimed is `nil`, and not verified; see ``BlockVerifier``.
public struct ClaimedBlock: Sendable, Hashable {
    /// The hash.
    public var hash: Hash32
    /// The header.
    public var header: BlockHeader
    /// The names of further members of the header, which the model does not have.
    public var unknownHeaderMembers: [String] = []
    /// The names of members that every header has and this one is not told to have; they are zero in ``header``.
    public var missingHeaderMembers: [String] = []
    /// The block before.
    public var parent: BlockReference?
    /// The transactions; `nil` stands for one of which the encoding is not known, as it is of one without a signature.
    public var transactions: [TransactionEnvelope?]?
    /// The hashes of the transactions.
    public var transactionHashes: [Hash32]?
    /// The receipts.
    public var receipts: [Receipt]?
    /// The hashes of the transactions of which the receipts are.
    public var receiptTransactionHashes: [Hash32]?
    /// The headers of uncles.
    public var uncles: [BlockHeader]?
    /// What validators withdraw.
    public var withdrawals: [Withdrawal]?
    /// The requests to the consensus layer, each the number of its kind and its data (EIP-7685).
    public var requests: [Bytes]?
    /// Why checks cannot be made of what the block has, but the source does not tell whole.
    public var untold: [BlockCheck: String] = [:]

    /// Creates a claim about a header; set what else is claimed afterwards.
    public init(hash: Hash32, header: BlockHeader) {
        self.hash = hash
        self.header = header
    }

    /// Creates a claim about a whole block.
    ///
    /// - Parameters:
    ///   - hash: The hash by which the block is known.
    ///   - block: The block.
    ///   - receipts: The receipts of its transactions, if they are claimed as well.
    public init(hash: Hash32, block: Block, receipts: [Receipt]? = nil) {
        self.init(hash: hash, header: block.header)
        transactions = block.transactions
        uncles = block.uncles
        withdrawals = block.withdrawals
        self.receipts = receipts
    }
}
