import ChainDecoding

/// Reads from transactions' swaps what somebody exchanged on balance.
///
/// 1. The swaps of a transaction are summed by asset, the wrapped native token as the native one. What only passes
///    through on a route vanishes, and so does the dust that is left of it.
/// 2. What is left is a trade when it is one asset given and one got. Nothing given is an arbitrage; more than one
///    asset on a side cannot be told apart. Neither is a trade.
/// 3. It is the sender's, or where only logs are known, that of who paid first. The trader's own transfers, or those of
///    the contract that was called, have to show it: what was got stayed there, and what was given came from there. So
///    what is bought for somebody else is nobody's trade; what only calls show of the native token is not asked for
///    where there are only logs.
/// 4. Settlements trade for others, and liquidations do not trade: transactions with either are left out.
public struct TradeReader: Sendable, Hashable {
    /// What the chain has of its own.
    public var chain: ChainContracts

    /// Creates a reader.
    public init(chain: ChainContracts = .ethereum) {
        self.chain = chain
    }

    /// What the transactions of a block traded, at most one trade of each.
    public func trades(in block: AnalyzedBlock) -> [Trade] {
        zip(block.record.transactions, block.actions.streams)
            .compactMap { transaction, stream in
                trade(of: transaction, doing: stream, in: block.record.number)
            }
    }

    private func trade(of transaction: TransactionRecord, doing stream: ActionStream, in block: UInt64) -> Trade? {
        guard
            let first = stream.swaps.first, !chain.isSettlement(stream, of: transaction), stream.liquidations.isEmpty,
            let account = transaction.sender ?? payer(of: first, in: stream), let ends = ends(of: stream.swaps)
        else { return nil }
        let trade = Trade(
            account: account,
            block: block,
            index: transaction.index,
            transaction: transaction.hash,
            given: ends.given.asset,
            givenAmount: ends.given.amount,
            got: ends.got.asset,
            gotAmount: ends.got.amount,
            pools: stream.swaps.map(\.pool),
            origins: stream.swaps.map(\.origin)
        )
        return isShown(trade, by: transaction, doing: stream) ? trade : nil
    }

    /// Who pays a swap, unless it is another pool.
    private func payer(of swap: Swap, in stream: ActionStream) -> Address? {
        stream.swaps.contains { $0.pool.contract == swap.payer } ? nil : swap.payer
    }

    private func asset(_ token: Address) -> Asset { Asset(unwrapping: token, from: chain.wrappedNativeToken) }

    /// What is left of some swaps on balance; `nil` when that is not one asset for one other.
    private func ends(of swaps: [Swap]) -> (given: (asset: Asset, amount: U256), got: (asset: Asset, amount: U256))? {
        var turnovers: [Asset: Turnover] = [:]
        for swap in swaps {
            guard turnovers[asset(swap.tokenIn), default: Turnover()].add(gave: swap.amountIn),
                turnovers[asset(swap.tokenOut), default: Turnover()].add(got: swap.amountOut)
            else { return nil }
        }
        var given: (asset: Asset, amount: U256)?
        var got: (asset: Asset, amount: U256)?
        for (asset, turnover) in turnovers {
            let passed = min(turnover.got, turnover.gave)
            if let loss = turnover.loss?.part, !loss.isDust(of: passed) {
                guard given == nil else { return nil }
                given = (asset, loss)
            } else if let gain = turnover.gain?.part, !gain.isDust(of: passed) {
                guard got == nil else { return nil }
                got = (asset, gain)
            }
        }
        guard let given, let got else { return nil }
        return (given, got)
    }

    /// Whether transfers show that what was traded was the trader's.
    private func isShown(_ trade: Trade, by transaction: TransactionRecord, doing stream: ActionStream) -> Bool {
        let seesNative = transaction.calls != nil
        let party = stream.party(of: transaction, with: [trade.account], on: chain)
        var flow = PartyTurnover(of: party, wrapper: chain.wrappedNativeToken)
        for transfer in stream.transfers where seesNative || !transfer.isWrapping { flow.count(transfer) }
        let showsGiven = flow.turnover(of: trade.given)?.loss != nil || trade.given == .native && !seesNative
        let showsGot = flow.turnover(of: trade.got)?.gain != nil || trade.got == .native && !seesNative
        return showsGiven && showsGot
    }
}
