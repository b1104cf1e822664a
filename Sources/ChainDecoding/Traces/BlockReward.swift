/// What the chain itself paid for a block.
public struct BlockReward: Sendable, Hashable {
    /// Who receives it.
    public var author: Address
    /// For what: `block`, `uncle`, `emptyStep` or `external`, in the words of the node.
    public var kind: String
    /// How much, in wei.
    public var value: U256

    /// Creates a reward.
    public init(author: Address, kind: String, value: U256) {
        self.author = author
        self.kind = kind
        self.value = value
    }
}
