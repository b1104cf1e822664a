/// A family of chains that have the same kinds of transactions.
@nonexhaustive
public enum ChainStack: Sendable, Hashable, CaseIterable {
    /// Ethereum's kinds, or some of them.
    case ethereum
    /// The OP Stack's.
    case optimism
    /// Arbitrum Nitro's.
    case arbitrum
    /// Kinds of its own, of which this module knows none.
    case other

    /// The kinds beside Ethereum's.
    public var transactionExtensions: TransactionExtensions {
        switch self {
        case .ethereum, .other: TransactionExtensions()
        case .optimism: .optimism
        case .arbitrum: .arbitrum
        }
    }
}
