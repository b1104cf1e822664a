/// What the block is taken to be in which calls are tried; what is `nil` is as it is, or follows from the block
/// before.
public struct RPCBlockOverrides: Sendable, Hashable {
    /// How many blocks come before.
    public var number: UInt64?
    /// When it was made, in seconds since 1970.
    public var timestamp: UInt64?
    /// The most gas that its transactions may use.
    public var gasLimit: UInt64?
    /// Who gets the fees.
    public var beneficiary: Address?
    /// The randomness of the consensus layer (EIP-4399).
    public var prevRandao: Hash32?
    /// What every unit of gas costs, in wei (EIP-1559).
    public var baseFeePerGas: U256?
    /// What every unit of blob gas costs, in wei (EIP-4844).
    public var blobBaseFee: U256?
    /// What validators withdraw.
    public var withdrawals: [Withdrawal]?

    /// Creates overrides that change nothing.
    public init() {}

    /// Whether nothing is changed.
    public var isEmpty: Bool { self == RPCBlockOverrides() }
}

extension RPCBlockOverrides: RPCEncodable {
    /// Writes an object.
    public func write(to writer: inout JSONWriter) {
        writer.writeObject { writer in
            writer.writeMember("number", number)
            writer.writeMember("time", timestamp)
            writer.writeMember("gasLimit", gasLimit)
            writer.writeMember("feeRecipient", beneficiary)
            writer.writeMember("prevRandao", prevRandao)
            writer.writeMember("baseFeePerGas", baseFeePerGas)
            writer.writeMember("blobBaseFee", blobBaseFee)
            writer.writeMember("withdrawals", withdrawals)
        }
    }
}
