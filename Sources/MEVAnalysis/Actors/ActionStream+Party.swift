import ChainDecoding

extension ChainContracts {
    /// The accounts that are nobody's party in any transaction: vaults, the wrapper of the native token, and zero.
    var exchanges: Set<Address> { Set(vaults).union([wrappedNativeToken, .zero]) }

    /// Whether a transaction settles orders of others.
    func isSettlement(_ stream: ActionStream, of transaction: TransactionRecord) -> Bool {
        !stream.settlements.isEmpty || transaction.recipient.map(settlementContracts.contains) ?? false
    }
}

extension ActionStream {
    /// Adds the accounts with which a transaction traded, borrowed and lent: they deal with anybody.
    func insertExchanges(into accounts: inout Set<Address>) {
        for swap in swaps { accounts.insert(swap.pool.contract) }
        for change in liquidityChanges { accounts.insert(change.pool.contract) }
        for loan in flashLoans { accounts.insert(loan.lender) }
        for liquidation in liquidations { accounts.insert(liquidation.market.contract) }
        for trade in nftTrades { accounts.insert(trade.exchange) }
    }

    /// Who is behind a transaction: its sender, the contract that it calls, and some more accounts, without those that
    /// deal with anybody.
    ///
    /// A contract that only passes tokens on may be among them: it has as much of everything as before.
    func party(
        of transaction: TransactionRecord,
        with others: some Sequence<Address>,
        on chain: ChainContracts
    ) -> Set<Address> {
        var party = Set(others)
        party.formUnion([transaction.sender, transaction.recipient].compactMap(\.self))
        var exchanges = chain.exchanges
        insertExchanges(into: &exchanges)
        return party.subtracting(exchanges)
    }
}
