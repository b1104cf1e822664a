public import ChainDecoding

/// A transfer that shows what an entity moved.
public struct WhaleTransfer: Sendable, Hashable {
    /// The number of the block.
    public var block: UInt64
    /// The place of the transaction in the block.
    public var index: Int
    /// The hash of the transaction.
    public var transaction: Hash32
    /// The account of the entity.
    public var account: Address
    /// The account on the other side.
    public var counterparty: Address
    /// What that is for, where labels say.
    public var counterpartyCategory: AccountCategory?
    /// Whether the entity got it.
    public var isIncoming: Bool
    /// How much, in the asset's smallest unit.
    public var amount: U256
    /// Where it was seen.
    public var origin: ActionOrigin
}

extension WhaleTransfer: JSONWritable {
    /// Writes the transaction, both accounts, the amount, and where the transfer was seen.
    public func writeFields(to json: inout JSONWriter) {
        json.writeField("block", block)
        json.writeField("index", index)
        json.writeField("transaction", transaction)
        json.writeField("account", account)
        json.writeField("counterparty", counterparty)
        json.writeField("counterpartyCategory", counterpartyCategory?.rawValue)
        json.writeField("isIncoming", isIncoming)
        json.writeField("amount", amount)
        json.writeOrigin(origin)
    }
}
