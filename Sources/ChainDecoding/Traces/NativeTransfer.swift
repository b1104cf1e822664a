/// Native token that a call moved from one account to another.
public struct NativeTransfer: Sendable, Hashable {
    /// Who gives.
    public var from: Address
    /// Who receives; the same account when a contract self-destructs in its own favour.
    public var to: Address
    /// How much, in wei.
    public var value: U256
    /// The call in its tree.
    public var call: Int

    /// Creates a transfer.
    public init(from: Address, to: Address, value: U256, call: Int) {
        self.from = from
        self.to = to
        self.value = value
        self.call = call
    }
}
