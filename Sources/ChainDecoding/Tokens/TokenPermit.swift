/// Permission to move a token that is given by a signature.
public struct TokenPermit: Sendable, Hashable {
    /// What may be moved.
    public enum Allowance: Sendable, Hashable {
        /// An amount at most (EIP-2612).
        case amount(U256)
        /// Everything, or nothing any more (DAI).
        case all(Bool)
    }

    /// Who gives permission.
    public var owner: Address
    /// Who receives it.
    public var spender: Address
    /// What may be moved.
    public var allowance: Allowance
    /// The number of the signature, where the call holds it (DAI).
    public var nonce: U256?
    /// Until when the signature counts, in seconds since 1970; of DAI, 0 means always.
    public var deadline: U256
    /// Which of the points of the curve, 27 or 28.
    public var v: UInt8
    /// The x coordinate of the curve's point.
    public var r: U256
    /// The proof.
    public var s: U256

    /// Creates a permit.
    public init(
        owner: Address,
        spender: Address,
        allowance: Allowance,
        nonce: U256? = nil,
        deadline: U256,
        v: UInt8,
        r: U256,
        s: U256
    ) {
        self.owner = owner
        self.spender = spender
        self.allowance = allowance
        self.nonce = nonce
        self.deadline = deadline
        self.v = v
        self.r = r
        self.s = s
    }
}
