/// A token, and who may move it through Permit2.
public struct Permit2TokenSpenderPair: Sendable, Hashable {
    /// The contract of the token.
    public var token: Address
    /// Who has permission.
    public var spender: Address

    /// Creates a pair.
    public init(token: Address, spender: Address) {
        self.token = token
        self.spender = spender
    }
}
