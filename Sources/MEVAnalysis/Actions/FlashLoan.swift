public import ChainDecoding

/// Tokens that were lent and given back within the transaction.
public struct FlashLoan: Sendable, Hashable {
    /// The protocol.
    public var venue: Venue
    /// The contract that lends; the tokens may come from another one of the same protocol.
    public var lender: Address
    /// Who got the tokens.
    public var borrower: Address
    /// The token.
    public var token: Address
    /// How much.
    public var amount: U256
    /// How much more was owed.
    public var fee: U256
    /// What the loan is known from.
    public var evidence: Evidence
    /// Where it was seen.
    public var origin: ActionOrigin

    /// Creates a loan.
    public init(
        venue: Venue,
        lender: Address,
        borrower: Address,
        token: Address,
        amount: U256,
        fee: U256,
        evidence: Evidence,
        origin: ActionOrigin
    ) {
        self.venue = venue
        self.lender = lender
        self.borrower = borrower
        self.token = token
        self.amount = amount
        self.fee = fee
        self.evidence = evidence
        self.origin = origin
    }
}
