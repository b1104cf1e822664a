/// What the consensus layer tells of a block that is to be built (`PayloadAttributesV3` of the Engine API).
public struct RPCPayloadAttributes: Sendable, Hashable {
    /// When the block is made, in seconds since 1970.
    public var timestamp: UInt64
    /// The randomness of the consensus layer (EIP-4399).
    public var prevRandao: Hash32
    /// Who gets the fees.
    public var suggestedFeeRecipient: Address
    /// What validators withdraw.
    public var withdrawals: [Withdrawal]
    /// The root of the consensus layer's block before (EIP-4788).
    public var parentBeaconBlockRoot: Hash32

    /// Creates attributes.
    public init(
        timestamp: UInt64,
        prevRandao: Hash32,
        suggestedFeeRecipient: Address,
        withdrawals: [Withdrawal],
        parentBeaconBlockRoot: Hash32
    ) {
        self.timestamp = timestamp
        self.prevRandao = prevRandao
        self.suggestedFeeRecipient = suggestedFeeRecipient
        self.withdrawals = withdrawals
        self.parentBeaconBlockRoot = parentBeaconBlockRoot
    }
}

extension RPCPayloadAttributes: RPCEncodable {
    /// Writes an object.
    public func write(to writer: inout JSONWriter) {
        writer.writeObject { writer in
            writer.writeMember("timestamp", timestamp)
            writer.writeMember("prevRandao", prevRandao)
            writer.writeMember("suggestedFeeRecipient", suggestedFeeRecipient)
            writer.writeMember("withdrawals", withdrawals)
            writer.writeMember("parentBeaconBlockRoot", parentBeaconBlockRoot)
        }
    }
}
