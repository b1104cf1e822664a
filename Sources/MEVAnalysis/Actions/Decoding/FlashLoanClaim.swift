import ChainDecoding

/// A loan that is claimed.
struct FlashLoanClaim {
    var venue: Venue
    var borrower: Address
    /// The token; `nil` where whatever moves is lent.
    var token: Address?
    var amount: U256
    var fee: U256
}
