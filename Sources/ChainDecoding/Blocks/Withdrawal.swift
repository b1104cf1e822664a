/// An amount that a validator gets from the consensus layer (EIP-4895).
public struct Withdrawal: Sendable, Hashable {
    /// The number of the withdrawal, counted over the whole chain.
    public var index: UInt64
    /// The number of the validator.
    public var validatorIndex: UInt64
    /// Who gets it.
    public var address: Address
    /// How much, in gwei.
    public var amount: UInt64

    /// Creates a withdrawal.
    public init(index: UInt64, validatorIndex: UInt64, address: Address, amount: UInt64) {
        self.index = index
        self.validatorIndex = validatorIndex
        self.address = address
        self.amount = amount
    }
}
