/// A transaction that is not signed, to be tried, priced or filled in by a node; what is `nil` is for the node to
/// choose.
public struct RPCTransactionRequest: Sendable, Hashable {
    /// The number of the kind (EIP-2718).
    public var type: UInt8?
    /// The chain.
    public var chainID: UInt64?
    /// Who sends it.
    public var from: Address?
    /// Who is called; a contract is created without.
    public var to: Address?
    /// How many transactions the sender has sent before.
    public var nonce: UInt64?
    /// The most gas that it may use.
    public var gasLimit: UInt64?
    /// What the sender pays for a unit of gas, in wei, in the kinds without a base fee.
    public var gasPrice: U256?
    /// The most the sender pays for a unit of gas, in wei (EIP-1559).
    public var maximumFeePerGas: U256?
    /// The most the sender pays of it to the block's builder, in wei (EIP-1559).
    public var maximumPriorityFeePerGas: U256?
    /// The most the sender pays for a unit of blob gas, in wei (EIP-4844).
    public var maximumFeePerBlobGas: U256?
    /// How much native token goes with it, in wei.
    public var value: U256?
    /// The call's data, or the code that creates a contract.
    public var input: Bytes?
    /// What it will access (EIP-2930).
    public var accessList: [AccessListEntry]?
    /// What the blobs are known by (EIP-4844).
    public var blobHashes: [Hash32]?
    /// The blobs themselves, for a node that signs the transaction (EIP-4844).
    public var blobs: [Bytes]?
    /// What accounts allow (EIP-7702).
    public var authorizations: [Authorization]?

    /// Creates a request that leaves all to the node but what is told.
    public init(from: Address? = nil, to: Address? = nil, value: U256? = nil, input: Bytes? = nil) {
        self.from = from
        self.to = to
        self.value = value
        self.input = input
    }
}

extension RPCTransactionRequest: RPCEncodable {
    /// Writes an object.
    public func write(to writer: inout JSONWriter) {
        writer.writeObject { writer in
            writer.writeMember("type", type.map(UInt64.init))
            writer.writeMember("chainId", chainID)
            writer.writeMember("from", from)
            writer.writeMember("to", to)
            writer.writeMember("nonce", nonce)
            writer.writeMember("gas", gasLimit)
            writer.writeMember("gasPrice", gasPrice)
            writer.writeMember("maxFeePerGas", maximumFeePerGas)
            writer.writeMember("maxPriorityFeePerGas", maximumPriorityFeePerGas)
            writer.writeMember("maxFeePerBlobGas", maximumFeePerBlobGas)
            writer.writeMember("value", value)
            writer.writeMember("input", input)
            writer.writeMember("accessList", accessList)
            writer.writeMember("blobVersionedHashes", blobHashes)
            writer.writeMember("blobs", blobs)
            writer.writeMember("authorizationList", authorizations)
        }
    }
}
