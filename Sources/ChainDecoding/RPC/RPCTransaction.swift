/// A transaction of any kind, as a node tells it.
///
/// ``transaction()`` makes the chain's own form of it, when the kind is one that Ethereum defines.
public struct RPCTransaction: Sendable, Hashable {
    /// The names of its members in JSON.
    public enum Member: String, CaseIterable, Sendable {
        case blockHash
        case blockNumber
        case blockTimestamp
        case from
        case gas
        case gasPrice
        case maxFeePerGas
        case maxPriorityFeePerGas
        case maxFeePerBlobGas
        case hash
        case input
        case nonce
        case to
        case transactionIndex
        case value
        case type
        case accessList
        case chainId
        case blobVersionedHashes
        case authorizationList
        case v
        case r
        case s
        case yParity
        case data

        static let names = JSONNames<Member>(required: [.hash, .from, .nonce, .gas])
    }

    /// The number of the kind (EIP-2718); `nil` from nodes that know only one.
    public internal(set) var type: UInt8?
    /// The hash, as the node tells it.
    public internal(set) var hash = Hash32.zero
    /// Who sent it, as the node tells it.
    public internal(set) var from = Address.zero
    /// The hash of the block; `nil` while the transaction is pending.
    public internal(set) var blockHash: Hash32?
    /// The number of the block; `nil` while the transaction is pending.
    public internal(set) var blockNumber: UInt64?
    /// When the block was made, in seconds since 1970; newer nodes tell it.
    public internal(set) var blockTimestamp: UInt64?
    /// The place in the block; `nil` while the transaction is pending.
    public internal(set) var transactionIndex: UInt64?
    /// The chain; `nil` for a legacy transaction from before EIP-155.
    public internal(set) var chainID: UInt64?
    /// How many transactions the sender has sent before.
    public internal(set) var nonce: UInt64 = 0
    /// The most gas that the transaction may use.
    public internal(set) var gasLimit: UInt64 = 0
    /// What the sender pays for a unit of gas, in wei; of the kinds with a base fee, what it paid in the end.
    public internal(set) var gasPrice: U256?
    /// The most the sender pays for a unit of gas, in wei (EIP-1559).
    public internal(set) var maximumFeePerGas: U256?
    /// The most the sender pays of it to the block's builder, in wei (EIP-1559).
    public internal(set) var maximumPriorityFeePerGas: U256?
    /// The most the sender pays for a unit of blob gas, in wei (EIP-4844).
    public internal(set) var maximumFeePerBlobGas: U256?
    /// Who is called; `nil` creates a contract.
    public internal(set) var to: Address?
    /// How much native token goes with it, in wei.
    public internal(set) var value: U256?
    /// The call's data, or the code that creates a contract.
    public internal(set) var input: Bytes?
    /// What it will access (EIP-2930).
    public internal(set) var accessList: [AccessListEntry]?
    /// What the blobs are known by (EIP-4844).
    public internal(set) var blobHashes: [Hash32]?
    /// What accounts allow (EIP-7702).
    public internal(set) var authorizations: [Authorization]?
    /// The oldest member of the signature, with which of two keys it is, and the chain in some.
    public internal(set) var v: U256?
    /// The x coordinate of the signature's point.
    public internal(set) var r: U256?
    /// The proof of the signature.
    public internal(set) var s: U256?
    /// Whether the y coordinate of the signature's point is odd: 1 or 0.
    public internal(set) var yParity: UInt64?
    /// Which members the node sent, and those of other names.
    public internal(set) var members = RPCMembers<Member>()

    init() {}
}
