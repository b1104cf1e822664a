/// Permission to move tokens through Permit2 that is given by a signature.
public struct Permit2Permit: Sendable, Hashable {
    /// Permission for one token.
    public struct Details: Sendable, Hashable {
        /// The contract of the token.
        public var token: Address
        /// How much may be moved at most.
        public var amount: U256
        /// Until when, in seconds since 1970; 0 is for the block only.
        public var expiration: UInt64
        /// The number of the signature for this token and spender.
        public var nonce: UInt64

        /// Creates permission for one token.
        public init(token: Address, amount: U256, expiration: UInt64, nonce: UInt64) {
            self.token = token
            self.amount = amount
            self.expiration = expiration
            self.nonce = nonce
        }
    }

    /// Who gives permission.
    public var owner: Address
    /// Who receives it.
    public var spender: Address
    /// The permission for each token.
    public var details: [Details]
    /// Until when the signature counts, in seconds since 1970.
    public var deadline: U256
    /// The signature.
    public var signature: Bytes

    /// Creates a permit.
    public init(owner: Address, spender: Address, details: [Details], deadline: U256, signature: Bytes) {
        self.owner = owner
        self.spender = spender
        self.details = details
        self.deadline = deadline
        self.signature = signature
    }
}
