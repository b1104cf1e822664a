/// A move of tokens through Permit2 that their owner has signed, which leaves no permission behind.
///
/// Each transfer is of the token, and at most of the amount, of the permission at the same place; the contract refuses
/// lists of different lengths.
public struct Permit2SignatureTransfer: Sendable, Hashable {
    /// What of one token may be moved.
    public struct Permission: Sendable, Hashable {
        /// The contract of the token.
        public var token: Address
        /// How much may be moved at most.
        public var amount: U256

        /// Creates permission for one token.
        public init(token: Address, amount: U256) {
            self.token = token
            self.amount = amount
        }
    }

    /// What of one token is moved.
    public struct Transfer: Sendable, Hashable {
        /// Who receives it.
        public var to: Address
        /// How much is moved.
        public var amount: U256

        /// Creates a transfer.
        public init(to: Address, amount: U256) {
            self.to = to
            self.amount = amount
        }
    }

    /// What the owner has signed beside the permissions, such as an order (EIP-712).
    public struct Witness: Sendable, Hashable {
        /// The hash of the struct.
        public var hash: Hash32
        /// The end of the signed type: the witness' member, and the types that it needs.
        public var typeString: ABIString

        /// Creates a witness.
        public init(hash: Hash32, typeString: ABIString) {
            self.hash = hash
            self.typeString = typeString
        }
    }

    /// Whose tokens are moved.
    public var owner: Address
    /// The permission for each token.
    public var permissions: [Permission]
    /// The transfer of each token.
    public var transfers: [Transfer]
    /// The number of the signature: the bit of its last byte, in the word of those before.
    public var nonce: U256
    /// Until when the signature counts, in seconds since 1970.
    public var deadline: U256
    /// What else is signed, if anything is.
    public var witness: Witness?
    /// The signature.
    public var signature: Bytes

    /// Creates a signed move of tokens.
    public init(
        owner: Address,
        permissions: [Permission],
        transfers: [Transfer],
        nonce: U256,
        deadline: U256,
        witness: Witness? = nil,
        signature: Bytes
    ) {
        self.owner = owner
        self.permissions = permissions
        self.transfers = transfers
        self.nonce = nonce
        self.deadline = deadline
        self.witness = witness
        self.signature = signature
    }
}
