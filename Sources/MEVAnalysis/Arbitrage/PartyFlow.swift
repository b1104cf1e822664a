import ChainDecoding

/// What moves between a party and others in a transaction.
struct PartyFlow {
    private let transfers: [AssetTransfer]
    /// Who is paid for the inclusion.
    private let paid: Set<Address>
    private let wrapper: Address

    /// Creates the flow of a transaction.
    ///
    /// - Parameters:
    ///   - stream: What the transaction did.
    ///   - beneficiary: Who gets the fees of the block, where that is known.
    ///   - wrapper: The contract that wraps the native token.
    ///   - countsWrapping: Whether the native token's own moves are known: where they are not, wrapping would look
    ///     like a gift.
    init(_ stream: ActionStream, beneficiary: Address?, wrapper: Address, countsWrapping: Bool) {
        let traded = Set(stream.swaps.flatMap { [$0.tokenIn, $0.tokenOut] })
        transfers = stream.transfers.filter { transfer in
            switch transfer.kind {
            case .wrap, .unwrap: countsWrapping
            // Tokens that are destroyed for a refund of gas are not given to anybody.
            case .burn: traded.contains(transfer.token)
            case .transfer, .mint: true
            }
        }
        self.wrapper = wrapper
        // Where the beneficiary is not known, it is one of those who got the native token for nothing.
        paid =
            beneficiary.map { [$0] }
            ?? Set(transfers.lazy.filter { $0.assetKind == .native }.map(\.to)).subtracting(transfers.lazy.map(\.from))
    }

    /// Whether the party has more of what cycles gain, with what it pays to the beneficiary, and of nothing else so
    /// much less, for what moved of it, that this would eat the gain.
    func gains(_ party: Set<Address>, by cycles: [TradeCycle]) -> Bool {
        let shares = cycles.map { Turnover.Share(part: $0.gain, whole: $0.amountIn) }
        guard let least = shares.min(), let turnovers = turnovers(of: party) else { return false }
        for (_, turnover) in turnovers {
            if let loss = turnover.loss, !(loss < least) { return false }
        }
        return cycles.contains { turnovers[Asset(token: $0.token)]?.gain != nil }
    }

    /// Those who only got tokens from a party, and gave nothing to anybody.
    func receivers(of tokens: Set<Address>, from party: Set<Address>) -> Set<Address> {
        var receivers: Set<Address> = []
        for transfer in transfers
        where party.contains(transfer.from) && tokens.contains(transfer.token.unwrapped(from: wrapper)) {
            receivers.insert(transfer.to)
        }
        for transfer in transfers { receivers.remove(transfer.from) }
        return receivers
    }

    /// What moved, without what the party paid to be included; `nil` when some of it does not fit.
    private func turnovers(of party: Set<Address>) -> [Asset: Turnover]? {
        var flow = PartyTurnover(of: party, wrapper: wrapper)
        for transfer in transfers {
            let isBribe =
                transfer.assetKind == .native && paid.contains(transfer.to) && party.contains(transfer.from)
                && !party.contains(transfer.to)
            if !isBribe { flow.count(transfer) }
        }
        return flow.overflowingAssets.isEmpty ? flow.turnovers : nil
    }
}
