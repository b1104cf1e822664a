/// A transaction of one of the kinds that Ethereum defines.
///
/// Members that a kind does not have are empty or zero, and are not encoded.
public struct Transaction: Sendable, Hashable {
    /// The kind.
    public var type: TransactionType
    /// The chain; `nil` for a legacy transaction from before EIP-155, which counts on every chain.
    public var chainID: UInt64?
    /// How many transactions the sender has sent before.
    public var nonce: UInt64
    /// The most the sender pays for a unit of gas, in wei; of a legacy transaction, what it pays.
    public var maximumFeePerGas: U256
    /// The most the sender pays of it to the block's builder, in wei; of the older kinds, all of it.
    public var maximumPriorityFeePerGas: U256
    /// The most gas that the transaction may use.
    public var gasLimit: UInt64
    /// Who is called; `nil` creates a contract.
    public var to: Address?
    /// How much native token goes with it, in wei.
    public var value: U256
    /// The call's data, or the code that creates a contract.
    public var input: Bytes
    /// What it will access.
    public var accessList: [AccessListEntry] = []
    /// The most the sender pays for a unit of blob gas, in wei.
    public var maximumFeePerBlobGas: U256 = .zero
    /// What the blobs are known by.
    public var blobHashes: [Hash32] = []
    /// What accounts allow.
    public var authorizations: [Authorization] = []
    /// The signature; `nil` while it is not signed.
    public var signature: TransactionSignature?

    /// Creates a transaction.
    ///
    /// - Parameters:
    ///   - type: The kind.
    ///   - chainID: The chain.
    ///   - nonce: How many transactions the sender has sent before.
    ///   - maximumFeePerGas: The most the sender pays for a unit of gas, in wei.
    ///   - maximumPriorityFeePerGas: The most of it that goes to the block's builder, in wei; `nil` means all.
    ///   - gasLimit: The most gas that the transaction may use.
    ///   - to: Who is called; `nil` creates a contract.
    ///   - value: How much native token goes with it, in wei.
    ///   - input: The call's data, or the code that creates a contract.
    public init(
        type: TransactionType,
        chainID: UInt64?,
        nonce: UInt64,
        maximumFeePerGas: U256,
        maximumPriorityFeePerGas: U256? = nil,
        gasLimit: UInt64,
        to: Address?,
        value: U256 = .zero,
        input: Bytes = Bytes()
    ) {
        self.type = type
        self.chainID = chainID
        self.nonce = nonce
        self.maximumFeePerGas = maximumFeePerGas
        self.maximumPriorityFeePerGas = maximumPriorityFeePerGas ?? maximumFeePerGas
        self.gasLimit = gasLimit
        self.to = to
        self.value = value
        self.input = input
    }
}
