/// The header of a block: what its hash is made from (yellow paper, 4.4).
///
/// Members of later forks are `nil` in blocks from before them.
public struct BlockHeader: Sendable, Hashable {
    /// The hash of a list without uncles.
    public static let emptyUnclesHash = Keccak256.hash([0xc0])

    /// The hash of the block before.
    public var parentHash: Hash32
    /// The hash of the list of uncles; since the merge that of an empty list.
    public var unclesHash: Hash32
    /// Who gets the fees; `coinbase` in the EVM, `miner` in JSON.
    public var beneficiary: Address
    /// The root of the state after the block.
    public var stateRoot: Hash32
    /// The root of the trie of transactions.
    public var transactionsRoot: Hash32
    /// The root of the trie of receipts.
    public var receiptsRoot: Hash32
    /// The filter of the block's logs.
    public var logsBloom: Bloom
    /// How hard the proof of work was; 0 since the merge.
    public var difficulty: U256
    /// How many blocks come before.
    public var number: UInt64
    /// The most gas that the transactions may use.
    public var gasLimit: UInt64
    /// The gas that they have used.
    public var gasUsed: UInt64
    /// When the block was made, in seconds since 1970.
    public var timestamp: UInt64
    /// What its maker added.
    public var extraData: Bytes
    /// A part of the proof of work; since the merge the randomness of the beacon chain (EIP-4399).
    public var mixHash: Hash32
    /// The other part of the proof of work; 0 since the merge.
    public var nonce: UInt64
    /// The price of gas that is burnt, in wei (EIP-1559).
    public var baseFeePerGas: U256?
    /// The root of the trie of withdrawals (EIP-4895).
    public var withdrawalsRoot: Hash32?
    /// The gas that blobs have used (EIP-4844).
    public var blobGasUsed: UInt64?
    /// What the price of blob gas follows from (EIP-4844).
    public var excessBlobGas: UInt64?
    /// The root of the beacon block before (EIP-4788).
    public var parentBeaconBlockRoot: Hash32?
    /// The hash of the requests to the consensus layer (EIP-7685).
    public var requestsHash: Hash32?

    /// Creates a header with the members that every block has.
    ///
    /// Set the others afterwards.
    public init(
        parentHash: Hash32,
        unclesHash: Hash32,
        beneficiary: Address,
        stateRoot: Hash32,
        transactionsRoot: Hash32,
        receiptsRoot: Hash32,
        logsBloom: Bloom,
        difficulty: U256,
        number: UInt64,
        gasLimit: UInt64,
        gasUsed: UInt64,
        timestamp: UInt64,
        extraData: Bytes,
        mixHash: Hash32,
        nonce: UInt64
    ) {
        self.parentHash = parentHash
        self.unclesHash = unclesHash
        self.beneficiary = beneficiary
        self.stateRoot = stateRoot
        self.transactionsRoot = transactionsRoot
        self.receiptsRoot = receiptsRoot
        self.logsBloom = logsBloom
        self.difficulty = difficulty
        self.number = number
        self.gasLimit = gasLimit
        self.gasUsed = gasUsed
        self.timestamp = timestamp
        self.extraData = extraData
        self.mixHash = mixHash
        self.nonce = nonce
    }
}
