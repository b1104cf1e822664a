/// When the tokens of a claim move.
enum SettlementTime {
    /// Between the contract's claim before and this one.
    case before
    /// Between this claim and the contract's next one.
    case after
    /// At any time, netted with other claims of the contract, as in a vault.
    case netted
    /// Between the accounts that the claim names, at any time.
    case direct
}
