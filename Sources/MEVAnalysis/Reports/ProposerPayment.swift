public import ChainDecoding

/// What a builder paid for its block to be proposed: the value of the block's last transaction, where the block's own
/// beneficiary sent that, which is how relays of MEV-Boost want it.
public struct ProposerPayment: Sendable, Hashable {
    /// The place of the transaction in the block.
    public var index: Int
    /// The hash of the transaction.
    public var transaction: Hash32
    /// Who got it.
    public var recipient: Address
    /// How much, in wei.
    public var amount: U256
    /// What the transaction cost in gas, in wei; `nil` where that is not known.
    public var gasFee: U256?

    /// Creates a payment.
    public init(index: Int, transaction: Hash32, recipient: Address, amount: U256, gasFee: U256?) {
        self.index = index
        self.transaction = transaction
        self.recipient = recipient
        self.amount = amount
        self.gasFee = gasFee
    }

    /// Reads it from a block; `nil` when there is none.
    init?(in block: BlockRecord) {
        guard let last = block.transactions.last, last.succeeded, let sender = last.sender,
            sender == block.beneficiary, let recipient = last.recipient, recipient != sender,
            let value = last.value, !value.isZero
        else { return nil }
        self.init(
            index: last.index,
            transaction: last.hash,
            recipient: recipient,
            amount: value,
            gasFee: last.gasFee
        )
    }
}

extension ProposerPayment: JSONWritable {
    /// Writes the transaction, the recipient and the amounts.
    public func writeFields(to json: inout JSONWriter) {
        json.writeField("index", index)
        json.writeField("transaction", transaction)
        json.writeField("recipient", recipient)
        json.writeField("amount", amount)
        json.writeField("gasFee", gasFee)
    }
}
