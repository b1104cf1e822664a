/// What an account is for, as far as it matters for who holds and who only passes on.
public enum AccountCategory: String, Sendable, Hashable, CaseIterable {
    /// A custodian's account, which holds what is its customers'.
    case exchange
    /// The account of a bridge, which holds what was sent to another chain.
    case bridge
    /// A pool or a vault of pools.
    case pool
    /// A contract that swaps or settles for others.
    case router
    /// A market that lends.
    case lending
    /// A contract that locks tokens for a while: staking, vesting, a timelock.
    case lock
    /// An account that takes the value of ordering transactions.
    case searcher
    /// A fund or a maker of markets.
    case fund
    /// The account of a project's team or treasury.
    case treasury
    /// An account that nobody has the key of.
    case burn
    /// A person or a company of which no more is said.
    case individual
}
