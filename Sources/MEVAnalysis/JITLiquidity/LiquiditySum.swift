import ChainDecoding

/// What several changes of a position added or took together.
struct LiquiditySum {
    /// What of each token; none where the changes tell different numbers of tokens.
    private(set) var amounts: [TokenAmount] = []
    /// How much liquidity; `nil` where a change does not tell, or there is none.
    private(set) var liquidity: U256?
    /// Whether a change moved liquidity, or does not tell.
    private(set) var mayHaveLiquidity = false
    private var isEmpty = true

    init() {}

    init(_ change: LiquidityChange) {
        add(change)
    }

    mutating func add(_ change: LiquidityChange) {
        mayHaveLiquidity = mayHaveLiquidity || change.liquidity.map { !$0.isZero } ?? true
        if isEmpty {
            (amounts, liquidity, isEmpty) = (change.amounts, change.liquidity, false)
            return
        }
        liquidity = liquidity.flatMap { sum in change.liquidity.map(sum.addingSaturating) }
        guard amounts.count == change.amounts.count else {
            amounts = []
            return
        }
        for index in amounts.indices {
            amounts[index].amount = amounts[index].amount.addingSaturating(change.amounts[index].amount)
            amounts[index].token = amounts[index].token ?? change.amounts[index].token
        }
    }
}
