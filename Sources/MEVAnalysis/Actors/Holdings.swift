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
    /// Of what somebody swaps, the part that is more than dust; routers give nothing of their own.
    private static let spentPart: U256 = 1_000

    private var sums: [Key: (got: U256, gave: U256)] = [:]

    init(_ transfers: [AssetTransfer]) {
        for transfer in transfers where transfer.isFungible && transfer.from != transfer.to {
            sums[Key(account: transfer.to, token: transfer.token), default: (.zero, .zero)].got
                .addSaturating(transfer.amount)
            sums[Key(account: transfer.from, token: transfer.token), default: (.zero, .zero)].gave
                .addSaturating(transfer.amount)
        }
    }

    /// Whether an account has less of a token than before, by more than dust of an amount.
    func hasSpent(_ account: Address, _ token: Address, of amount: U256) -> Bool {
        guard let sum = sums[Key(account: account, token: token)], sum.got < sum.gave else { return false }
        return sum.gave &- sum.got >= amount.divided(by: Self.spentPart)
    }

    /// Whether an account has more of a token than before, by more than a fee of an amount.
    func hasKept(_ account: Address, _ token: Address, of amount: U256) -> Bool {
        guard let sum = sums[Key(account: account, token: token)], sum.gave < sum.got else { return false }
        return sum.got &- sum.gave >= amount.divided(by: Self.keptPart)
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

extension U256 {
    fileprivate mutating func addSaturating(_ other: U256) { self = addingSaturating(other) }
}
