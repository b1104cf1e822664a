import ChainDecoding
import MEVAnalysis

/// A block that is written down swap by swap, with pools that keep the product of their reserves.
struct ScriptedBlock {
    struct Reserves {
        var low: U256
        var high: U256
    }

    static let weth = ChainContracts.ethereum.wrappedNativeToken

    private(set) var pools: [Address: Reserves] = [:]
    private var transactions: [TransactionRecord] = []
    private var streams: [ActionStream] = []
    private var order = 0

    init() {}

    mutating func open(_ pool: Address, low: U256, high: U256) {
        pools[pool] = Reserves(low: low, high: high)
    }

    /// Begins the next transaction.
    mutating func begin(_ sender: Address?, calls recipient: Address? = nil) {
        let index = transactions.count
        transactions.append(
            TransactionRecord(
                index: index,
                hash: Keccak256.hash([UInt8(truncatingIfNeeded: index), UInt8(truncatingIfNeeded: index >> 8)]),
                sender: sender,
                recipient: recipient,
                logs: []
            )
        )
        streams.append(ActionStream(transaction: index))
        order = 0
    }

    mutating func transfer(_ amount: U256, of token: Address, from: Address, to: Address) {
        streams[streams.count - 1].transfers
            .append(
                AssetTransfer(token: token, amount: amount, from: from, to: to, origin: origin())
            )
    }

    /// Swaps in a pool by the formula of Uniswap V2.
    @discardableResult
    mutating func swap(
        _ pool: Address,
        _ tokenIn: Address,
        _ amountIn: U256,
        for tokenOut: Address,
        payer: Address,
        recipient: Address? = nil,
        feeMillionths: UInt64 = 3_000
    ) -> U256 {
        let isLowIn = tokenIn < tokenOut
        let old = pools[pool] ?? Reserves(low: 0, high: 0)
        let (reserveIn, reserveOut) = isLowIn ? (old.low, old.high) : (old.high, old.low)
        let paid = amountIn &* U256(1_000_000 - feeMillionths)
        let out = (paid &* reserveOut).divided(by: reserveIn &* 1_000_000 &+ paid)
        let (newIn, newOut) = (reserveIn &+ amountIn, reserveOut &- out)
        let new = isLowIn ? Reserves(low: newIn, high: newOut) : Reserves(low: newOut, high: newIn)
        pools[pool] = new
        add(
            Swap(
                venue: .uniswapV2,
                pool: PoolID(pool),
                tokenIn: tokenIn,
                amountIn: amountIn,
                tokenOut: tokenOut,
                amountOut: out,
                payer: payer,
                recipient: recipient ?? payer,
                stateAfter: .reserves(UInt128(truncating: new.low), UInt128(truncating: new.high)),
                evidence: [.event, .flow],
                origin: ActionOrigin(order: 0)
            )
        )
        return out
    }

    /// Adds a swap as it is, with the transfers that show it.
    mutating func add(_ swap: Swap) {
        transfer(swap.amountIn, of: swap.tokenIn, from: swap.payer, to: swap.pool.contract)
        transfer(swap.amountOut, of: swap.tokenOut, from: swap.pool.contract, to: swap.recipient)
        var swap = swap
        swap.origin = origin()
        streams[streams.count - 1].swaps.append(swap)
    }

    /// Adds a change of liquidity as it is, with the transfers that show it.
    mutating func add(_ change: LiquidityChange) {
        for amount in change.amounts {
            guard let token = amount.token, let account = change.account, !amount.amount.isZero else { continue }
            let isIn = change.kind == .add
            let pool = change.pool.contract
            transfer(amount.amount, of: token, from: isIn ? account : pool, to: isIn ? pool : account)
        }
        var change = change
        change.origin = origin()
        streams[streams.count - 1].liquidityChanges.append(change)
    }

    /// Adds that orders of others were settled.
    mutating func settle(by solver: Address) {
        streams[streams.count - 1].settlements
            .append(
                Settlement(venue: .cow, contract: .test(900), solver: solver, evidence: .event, origin: origin())
            )
    }

    var block: AnalyzedBlock {
        AnalyzedBlock(
            BlockRecord(number: 1, transactions: transactions),
            actions: BlockActions(streams: streams)
        )
    }

    private mutating func origin() -> ActionOrigin {
        defer { order += 1 }
        return ActionOrigin(order: order, logIndex: (transactions.count - 1) * 1_000 + order)
    }
}
