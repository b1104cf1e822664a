import ChainDecoding

/// What each account got and gave of each token in a transaction.
///
/// Who only passes tokens on, as a public router does, has as much of them as before: that is how it is told from one
/// who trades, whatever its name.
struct Holdings {
    private struct Key: Hashable {
        var account: Address
        var token: Address
    }

    /// Of what somebody swaps, the part that a keeper of fees does not reach.
    private static let keptPart: U256 = 4

    private var turnovers: [Key: Turnover] = [:]

    init(_ transfers: [AssetTransfer]) {
        for transfer in transfers where transfer.isFungible && transfer.from != transfer.to {
            turnovers[Key(account: transfer.to, token: transfer.token), default: Turnover()].add(got: transfer.amount)
            turnovers[Key(account: transfer.from, token: transfer.token), default: Turnover()]
                .add(gave: transfer.amount)
        }
    }

    /// Whether an account has less of a token than before, by more than dust of an amount: routers give nothing of
    /// their own.
    func hasSpent(_ account: Address, _ token: Address, of amount: U256) -> Bool {
        turnovers[Key(account: account, token: token)]?.loss.map { !$0.part.isDust(of: amount) } ?? false
    }

    /// Whether an account has more of a token than before, by more than a fee of an amount.
    func hasKept(_ account: Address, _ token: Address, of amount: U256) -> Bool {
        turnovers[Key(account: account, token: token)]?.gain
            .map { $0.part >= amount.divided(by: Self.keptPart) } ?? false
    }

    /// Whether an account has traded what a swap swapped.
    func hasTraded(_ account: Address, _ swap: Swap) -> Bool {
        hasSpent(account, swap.tokenIn, of: swap.amountIn) || hasKept(account, swap.tokenOut, of: swap.amountOut)
    }

    /// Whether an account has given, or got, what a change of liquidity added or took.
    func hasTraded(_ account: Address, _ change: LiquidityChange) -> Bool {
        change.amounts.contains { amount in
            guard let token = amount.token, !amount.amount.isZero else { return false }
            return change.kind == .add
                ? hasSpent(account, token, of: amount.amount) : hasKept(account, token, of: amount.amount)
        }
    }
}
