public import ChainDecoding

/// Who takes part in MEV in a block, as detectors have found, and is to be set apart from traders of skill.
public struct MEVParticipants: Sendable, Hashable {
    /// Accounts of bots: none of their trades count at all.
    public var botAccounts: Set<Address>
    /// Transactions of bots: none of their trades count at all.
    public var botTransactions: Set<Hash32>
    /// Transactions of victims: what they buy and sell is kept, but what they win or lose is no win or loss of theirs.
    public var victimTransactions: Set<Hash32>

    /// Creates participants.
    public init(
        botAccounts: Set<Address> = [],
        botTransactions: Set<Hash32> = [],
        victimTransactions: Set<Hash32> = []
    ) {
        self.botAccounts = botAccounts
        self.botTransactions = botTransactions
        self.victimTransactions = victimTransactions
    }

    /// The victims and the other parties of some findings.
    ///
    /// A transaction that is a victim's in one finding and another's in another counts as a bot's.
    /// Triggers are nobody's.
    public init<Detail>(_ findings: some Sequence<Finding<Detail>>) {
        self.init()
        for finding in findings {
            botAccounts.formUnion(finding.party)
            for transaction in finding.transactions {
                if transaction.role.isOfParty { botTransactions.insert(transaction.hash) }
                if transaction.role == .victim { victimTransactions.insert(transaction.hash) }
            }
        }
    }

    /// All of these participants and of others.
    public func union(_ other: MEVParticipants) -> MEVParticipants {
        MEVParticipants(
            botAccounts: botAccounts.union(other.botAccounts),
            botTransactions: botTransactions.union(other.botTransactions),
            victimTransactions: victimTransactions.union(other.victimTransactions)
        )
    }

    /// Whether a trade is a bot's.
    func isBot(_ trade: Trade) -> Bool {
        botTransactions.contains(trade.transaction) || botAccounts.contains(trade.account)
    }
}
