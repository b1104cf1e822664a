import ChainDecoding
import MEVAnalysis

extension AnalyzedBlock {
    /// The blocks that rows of cases of mev-inspect-js tell of, in the order of their numbers.
    static func blocks(of rows: [InspectJSRow]) -> [AnalyzedBlock] {
        Dictionary(grouping: rows) { $0.block.number }.sorted { $0.key < $1.key }
            .map { AnalyzedBlock(number: $0.key, $0.value) }
    }

    private init(number: UInt64, _ rows: [InspectJSRow]) {
        var transactions: [TransactionRecord] = []
        var streams: [ActionStream] = []
        for row in rows.sorted(by: { $0.event.logIndex < $1.event.logIndex }) {
            let transaction = row.transaction
            if transactions.last?.hash != transaction.hash.value {
                streams.append(ActionStream(transaction: transactions.count))
                transactions.append(
                    TransactionRecord(
                        index: transaction.index,
                        hash: transaction.hash.value,
                        sender: transaction.from.value,
                        logs: []
                    )
                )
            }
            let isSupplied = rows.contains { $0.supplies(row) }
            streams[streams.count - 1].add(row, isSupplied: isSupplied)
        }
        let record = BlockRecord(number: number, transactions: transactions)
        self.init(record, actions: BlockActions(streams: streams))
    }
}

extension ActionStream {
    fileprivate mutating func add(_ row: InspectJSRow, isSupplied: Bool) {
        if row.assetIn?.collection != nil || row.assetOut?.collection != nil {
            addTrade(row)
        } else if row.amountIn != nil {
            addSwap(row, isSupplied: isSupplied)
        } else {
            addLiquidity(row)
        }
    }

    private mutating func addTrade(_ row: InspectJSRow) {
        let isPurchase = row.assetOut?.collection != nil
        let (item, price) = isPurchase ? (row.assetOut, row.assetIn) : (row.assetIn, row.assetOut)
        let trader = row.from?.value ?? .zero
        // With whom is not told.
        let other = row.contract.address.value
        nftTrades.append(
            NFTTrade(
                venue: .seaport,
                exchange: other,
                seller: isPurchase ? other : trader,
                buyer: isPurchase ? trader : .zero,
                asset: Asset(token: item?.token ?? .zero, id: item?.id?.value ?? .zero),
                price: TokenAmount(
                    token: price?.token,
                    amount: (isPurchase ? row.amountIn : row.amountOut)?.value ?? .zero
                ),
                evidence: .event,
                origin: row.origin
            )
        )
    }

    /// Adds a swap and what it moved; another one may have moved already what goes in.
    private mutating func addSwap(_ row: InspectJSRow, isSupplied: Bool) {
        let state = row.metadata?.tick.map { PoolState.concentrated(sqrtPrice: 0, liquidity: 0, tick: $0) }
        let swap = Swap(
            venue: row.venue,
            pool: PoolID(row.contract.address.value),
            tokenIn: row.assetIn?.token ?? .zero,
            amountIn: row.amountIn?.value ?? .zero,
            tokenOut: row.assetOut?.token ?? .zero,
            amountOut: row.amountOut?.value ?? .zero,
            payer: row.from?.value ?? .zero,
            recipient: row.to?.value ?? .zero,
            stateAfter: state,
            evidence: [.event, .flow],
            origin: row.origin
        )
        if !isSupplied { move(swap.amountIn, swap.tokenIn, swap.payer, swap.pool.contract, row.origin) }
        move(swap.amountOut, swap.tokenOut, swap.pool.contract, swap.recipient, row.origin)
        swaps.append(swap)
    }

    private mutating func addLiquidity(_ row: InspectJSRow) {
        let pool = row.contract.address.value
        let isDeposit = row.depositor != nil
        let account = (row.depositor ?? row.withdrawer)?.value ?? .zero
        let amounts = zip(row.assets ?? [], row.amounts ?? []).map { TokenAmount(token: $0.token, amount: $1.value) }
        for one in amounts {
            move(one.amount, one.token ?? .zero, isDeposit ? account : pool, isDeposit ? pool : account, row.origin)
        }
        let ticks = row.metadata?.tickLower.flatMap { lower in row.metadata?.tickUpper.map { lower..<max(lower, $0) } }
        liquidityChanges.append(
            LiquidityChange(
                kind: isDeposit ? .add : .collect,
                venue: row.venue,
                pool: PoolID(pool),
                owner: account,
                account: account,
                amounts: amounts,
                ticks: ticks,
                evidence: [.event],
                origin: row.origin
            )
        )
    }

    private mutating func move(
        _ amount: U256,
        _ token: Address,
        _ from: Address,
        _ to: Address,
        _ origin: ActionOrigin
    ) {
        transfers.append(AssetTransfer(token: token, amount: amount, from: from, to: to, origin: origin))
    }
}

extension InspectJSRow {
    /// Whether what comes out of this swap goes into another one of the transaction at once.
    fileprivate func supplies(_ next: InspectJSRow) -> Bool {
        transaction.hash.value == next.transaction.hash.value && to?.value == next.contract.address.value
            && assetOut?.token == next.assetIn?.token && next.assetIn != nil
    }

    fileprivate var origin: ActionOrigin { ActionOrigin(order: event.logIndex, logIndex: event.logIndex) }

    fileprivate var venue: Venue {
        switch contract.scheme.abi {
        case "UniswapV2": .uniswapV2
        case "UniswapV3": .uniswapV3
        case "BalancerV1": .balancerV1
        case "BalancerV2": .balancerV2
        default: .curve
        }
    }
}
