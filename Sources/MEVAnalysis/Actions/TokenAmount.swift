public import ChainDecoding

/// How much of which token.
public struct TokenAmount: Sendable, Hashable {
    /// The token's contract; `nil` where neither the flow nor the ``PoolDirectory`` tells.
    public var token: Address?
    /// How much, in the token's smallest unit.
    public var amount: U256

    /// Creates an amount.
    public init(token: Address?, amount: U256) {
        self.token = token
        self.amount = amount
    }
}
