import ChainDecoding

/// The cycles of a transaction, and the accounts that trade by them.
struct CyclicTrade {
    /// The cycles.
    var cycles: [TradeCycle]
    /// The accounts that trade, and those that get what is gained.
    var party: Set<Address>
    /// Whether the flow of tokens shows that the party gains.
    var isShownByFlow: Bool

    /// All swaps of the cycles.
    var swaps: [Swap] { cycles.flatMap(\.swaps) }
}

extension CyclicTrade {
    /// Looks for cycles that leave their trader with more of something and less of nothing; `nil` when there are none.
    ///
    /// The traders are those who pay at the beginning of a cycle and get what it ends with, the sender, and the
    /// contract that the transaction calls, without exchanges and lenders. What they pay to the block's beneficiary
    /// counts as gained. Where nothing of it is left, whoever only got what was gained, and gave nothing, is one of
    /// them.
    ///
    /// - Parameters:
    ///   - stream: What the transaction did, or tried.
    ///   - transaction: The transaction.
    ///   - beneficiary: Who gets the fees of the block.
    ///   - chain: What the chain has of its own.
    init?(
        _ stream: ActionStream,
        of transaction: TransactionRecord,
        beneficiary: Address?,
        chain: ChainContracts
    ) {
        let wrapper = chain.wrappedNativeToken
        cycles = CycleSearch(stream.swaps, wrapper: wrapper).cycles()
        guard !cycles.isEmpty else { return nil }
        func party(with accounts: some Sequence<Address>) -> Set<Address> {
            stream.party(of: transaction, with: accounts, on: chain).subtracting([beneficiary].compactMap(\.self))
        }
        self.party = party(with: cycles.flatMap { $0.ends(wrapper: wrapper) })
        isShownByFlow = false
        guard !stream.transfers.isEmpty else { return }
        let flow = PartyFlow(
            stream,
            beneficiary: beneficiary,
            wrapper: wrapper,
            countsWrapping: transaction.calls != nil
        )
        if !flow.gains(self.party, by: cycles) {
            let receivers = flow.receivers(of: Set(cycles.map(\.token)), from: self.party)
            self.party = party(with: self.party.union(receivers))
            guard flow.gains(self.party, by: cycles) else { return nil }
        }
        isShownByFlow = true
    }
}

extension TradeCycle {
    /// Who gives the token of the cycle to its swaps, and who gets it from them.
    fileprivate func ends(wrapper: Address) -> [Address] {
        swaps.flatMap { swap in
            (swap.tokenIn.unwrapped(from: wrapper) == token ? [swap.payer] : [])
                + (swap.tokenOut.unwrapped(from: wrapper) == token ? [swap.recipient] : [])
        }
    }
}
