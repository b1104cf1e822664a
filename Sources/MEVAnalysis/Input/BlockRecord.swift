public import ChainDecoding

/// A block as the analysis takes it: who built it, and what its transactions did.
///
/// What a source does not tell is `nil`; no analysis depends on a member that may be missing being right.
public struct BlockRecord: Sendable, Hashable {
    /// How many blocks come before.
    public var number: UInt64
    /// The hash.
    public var hash: Hash32?
    /// The hash of the block before.
    public var parentHash: Hash32?
    /// When the block was made, in seconds since 1970.
    public var timestamp: UInt64?
    /// Who gets the fees.
    public var beneficiary: Address?
    /// The price of gas that is burnt, in wei (EIP-1559); `nil` before London.
    public var baseFeePerGas: U256?
    /// The transactions, in the order in which they were executed.
    public var transactions: [TransactionRecord]

    /// Creates a block.
    public init(
        number: UInt64,
        hash: Hash32? = nil,
        parentHash: Hash32? = nil,
        timestamp: UInt64? = nil,
        beneficiary: Address? = nil,
        baseFeePerGas: U256? = nil,
        transactions: [TransactionRecord] = []
    ) {
        self.number = number
        self.hash = hash
        self.parentHash = parentHash
        self.timestamp = timestamp
        self.beneficiary = beneficiary
        self.baseFeePerGas = baseFeePerGas
        self.transactions = transactions
    }
}
