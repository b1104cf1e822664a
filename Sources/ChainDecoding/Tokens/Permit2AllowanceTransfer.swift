/// A move of a token through Permit2, which its owner has allowed before.
public struct Permit2AllowanceTransfer: Sendable, Hashable {
    /// Whose token is moved.
    public var from: Address
    /// Who receives it.
    public var to: Address
    /// How much is moved.
    public var amount: U256
    /// The contract of the token.
    public var token: Address

    /// Creates a move.
    public init(from: Address, to: Address, amount: U256, token: Address) {
        self.from = from
        self.to = to
        self.amount = amount
        self.token = token
    }
}
