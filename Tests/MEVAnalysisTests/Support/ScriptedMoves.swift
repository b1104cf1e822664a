import ChainDecoding
import MEVAnalysis

/// A block whose transactions do what a test says.
struct ScriptedMoves {
    var number: UInt64
    var fork: UInt8 = 0
    private(set) var transactions: [TransactionRecord] = []
    private(set) var streams: [ActionStream] = []

    init(_ number: UInt64, fork: UInt8 = 0) {
        self.number = number
        self.fork = fork
    }

    static func hash(_ number: UInt64, fork: UInt8) -> Hash32 { Hash32(number, UInt64(fork), 7, 7) }

    var hash: Hash32 { Self.hash(number, fork: fork) }

    var analyzed: AnalyzedBlock {
        let record = BlockRecord(number: number, hash: hash, transactions: transactions)
        return AnalyzedBlock(record, actions: BlockActions(streams: streams))
    }

    /// The hash of a transaction that was added.
    func transaction(_ index: Int) -> Hash32 { transactions[index].hash }

    mutating func add(
        sender: Address? = nil,
        recipient: Address? = nil,
        transfers: [AssetTransfer] = [],
        swaps: [Swap] = [],
        settlements: [Settlement] = [],
        logs: [LogRecord] = []
    ) {
        let index = transactions.count
        transactions.append(
            TransactionRecord(
                index: index,
                hash: Hash32(number, UInt64(fork), UInt64(index), 1),
                sender: sender,
                recipient: recipient,
                logs: logs
            )
        )
        streams.append(
            ActionStream(transaction: index, transfers: transfers, swaps: swaps, settlements: settlements)
        )
    }

    /// Adds a transaction with one transfer.
    mutating func move(
        _ amount: U256,
        of token: Address,
        from: Address,
        to: Address,
        kind: AssetTransfer.Kind = .transfer
    ) {
        add(transfers: [.test(amount, of: token, from: from, to: to, kind: kind, log: transactions.count)])
    }

    /// Adds a transaction in which somebody swaps in a pool.
    mutating func swap(
        _ trader: Address,
        gives givenAmount: U256,
        of given: Address,
        gets gotAmount: U256,
        of got: Address,
        in pool: Address = .test(900)
    ) {
        add(
            sender: trader,
            recipient: .test(901),
            transfers: [
                .test(givenAmount, of: given, from: trader, to: pool),
                .test(gotAmount, of: got, from: pool, to: trader),
            ],
            swaps: [.test(givenAmount, of: given, for: gotAmount, of: got, by: trader, to: trader, in: pool)]
        )
    }
}

extension AssetTransfer {
    static func test(
        _ amount: U256,
        of token: Address,
        from: Address,
        to: Address,
        kind: Kind = .transfer,
        log: Int = 0
    ) -> AssetTransfer {
        AssetTransfer(
            kind: kind,
            assetKind: token == .nativeToken ? .native : .erc20,
            token: token,
            amount: amount,
            from: from,
            to: to,
            origin: ActionOrigin(order: log, logIndex: log)
        )
    }
}

extension Swap {
    static func test(
        _ amountIn: U256,
        of tokenIn: Address,
        for amountOut: U256,
        of tokenOut: Address,
        by payer: Address,
        to recipient: Address,
        in pool: Address,
        state: PoolState? = nil
    ) -> Swap {
        Swap(
            venue: .uniswapV2,
            pool: PoolID(pool),
            tokenIn: tokenIn,
            amountIn: amountIn,
            tokenOut: tokenOut,
            amountOut: amountOut,
            payer: payer,
            recipient: recipient,
            stateAfter: state,
            evidence: [.event, .inflow, .outflow],
            origin: ActionOrigin(order: 9, logIndex: 9)
        )
    }
}
