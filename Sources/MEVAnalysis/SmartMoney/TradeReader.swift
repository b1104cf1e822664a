public import ChainDecoding

/// Reads from transactions' swaps what somebody exchanged on balance.
///
/// 1. The swaps of a transaction are summed by asset, the wrapped native token as the native one. What only passes
///    through on a route vanishes, and so does what is left of it up to a 1/``dustDivisor`` of what passed.
/// 2. What is left is a trade when it is one asset given and one got. Nothing given is an arbitrage; more than one
///    asset on a side cannot be told apart. Neither is a trade.
/// 3. It is the sender's, or where only logs are known, that of who paid first. The trader's own transfers, or those of
///    the contract that was called, have to show it: what was got stayed there, and what was given came from there. So
///    what is bought for somebody else is nobody's trade; what only calls show of the native token is not asked for
///    where there are only logs.
/// 4. Settlements trade for others, and liquidations do not trade: transactions with either are left out.
public struct TradeReader: Sendable, Hashable {
    /// The contract that wraps the native token.
    public var wrapper: Address
    /// The part of what passed through that may be left over.
    public var dustDivisor: UInt64

    /// Creates a reader.
    public init(wrapper: Address = ChainContracts.ethereum.wrappedNativeToken, dustDivisor: UInt64 = 1_000) {
        self.wrapper = wrapper
        self.dustDivisor = max(dustDivisor, 1)
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
            let first = stream.swaps.first, stream.settlements.isEmpty, stream.liquidations.isEmpty,
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

    private typealias Sum = (got: U256, gave: U256)

    private func asset(_ token: Address) -> Asset { token == wrapper ? .native : Asset(token: token) }

    /// What is left of some swaps on balance; `nil` when that is not one asset for one other.
    private func ends(of swaps: [Swap]) -> (given: (asset: Asset, amount: U256), got: (asset: Asset, amount: U256))? {
        var sums: [Asset: Sum] = [:]
        for swap in swaps {
            guard let gave = sums[asset(swap.tokenIn), default: (.zero, .zero)].gave.adding(swap.amountIn) else {
                return nil
            }
            sums[asset(swap.tokenIn), default: (.zero, .zero)].gave = gave
            guard let got = sums[asset(swap.tokenOut), default: (.zero, .zero)].got.adding(swap.amountOut) else {
                return nil
            }
            sums[asset(swap.tokenOut), default: (.zero, .zero)].got = got
        }
        var given: (asset: Asset, amount: U256)?
        var taken: (asset: Asset, amount: U256)?
        for (asset, sum) in sums {
            let isGiven = sum.gave > sum.got
            let net = isGiven ? sum.gave &- sum.got : sum.got &- sum.gave
            let passed = min(sum.gave, sum.got)
            guard !net.isZero, passed.isZero || net > passed.divided(by: U256(dustDivisor)) else { continue }
            guard (isGiven ? given : taken) == nil else { return nil }
            if isGiven { given = (asset, net) } else { taken = (asset, net) }
        }
        guard let given, let taken else { return nil }
        return (given, taken)
    }

    /// Whether transfers show that what was traded was the trader's.
    private func isShown(_ trade: Trade, by transaction: TransactionRecord, doing stream: ActionStream) -> Bool {
        var party: Set<Address> = [trade.account]
        if let called = transaction.recipient, called != wrapper,
            !trade.pools.contains(where: { $0.contract == called })
        {
            party.insert(called)
        }
        var (given, got): (Sum, Sum) = ((.zero, .zero), (.zero, .zero))
        for transfer in stream.transfers where party.contains(transfer.from) != party.contains(transfer.to) {
            let asset = transfer.token == wrapper ? Asset.native : transfer.asset
            let isIn = party.contains(transfer.to)
            if asset == trade.given { Self.count(transfer.amount, isIn, in: &given) }
            if asset == trade.got { Self.count(transfer.amount, isIn, in: &got) }
        }
        let seesNative = transaction.calls != nil
        let showsGiven = given.gave > given.got || trade.given == .native && !seesNative
        let showsGot = got.got > got.gave || trade.got == .native && !seesNative
        return showsGiven && showsGot
    }

    private static func count(_ amount: U256, _ isIn: Bool, in sum: inout Sum) {
        if isIn { sum.got = sum.got.addingSaturating(amount) } else { sum.gave = sum.gave.addingSaturating(amount) }
    }
}
