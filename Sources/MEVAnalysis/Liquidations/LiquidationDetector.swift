import ChainDecoding

/// Finds liquidations, and the prices that were set before them in the block.
public struct LiquidationDetector: Detector {
    /// What the chain has of its own.
    public var chain: ChainContracts

    /// Creates a detector.
    public init(chain: ChainContracts = .ethereum) {
        self.chain = chain
    }

    /// The liquidations of a block, one finding for each transaction.
    public func findings(in block: AnalyzedBlock) -> [Finding<LiquidationBatch>] {
        let streams = zip(block.record.transactions, block.actions.streams).filter { !$1.liquidations.isEmpty }
        guard !streams.isEmpty else { return [] }
        let oracles = OracleUpdates(block.record)
        return streams.map { transaction, stream in
            let updates = oracles.last(before: stream.transaction)
                .filter { update in
                    transaction.calls.map { calls in calls.contains { $0.to == update.feed } } ?? true
                }
            return finding(stream, transaction, updates, block)
        }
    }

    private func finding(
        _ stream: ActionStream,
        _ transaction: TransactionRecord,
        _ updates: [OracleUpdate],
        _ block: AnalyzedBlock
    ) -> Finding<LiquidationBatch> {
        let markets = Set(stream.liquidations.map(\.market.contract) + stream.swaps.map(\.pool.contract))
            .union(stream.flashLoans.map(\.lender)).union(chain.vaults).union([chain.wrappedNativeToken, .zero])
        var party = Set(stream.liquidations.map(\.liquidator))
        party.formUnion([transaction.sender, transaction.recipient].compactMap(\.self))
        party.subtract(markets)
        var transactions: [FindingTransaction] = []
        for update in updates where transactions.last?.index != block.record.transactions[update.transaction].index {
            transactions.append(trigger(update, updates, block.record))
        }
        transactions.append(
            FindingTransaction(
                role: updates.isEmpty ? .subject : .back,
                block: block.record,
                transaction: transaction,
                shownBy: stream.liquidations.map(\.origin)
            )
        )
        return Finding(
            LiquidationBatch(liquidations: stream.liquidations, oracleUpdates: updates),
            in: block.record,
            rule: updates.isEmpty ? "liquidation" : "liquidation.oracle-backrun",
            confidence: updates.isEmpty || transaction.calls != nil ? .certain : .likely,
            transactions: transactions,
            party: party.sorted(),
            profit: Profit(of: party, in: [stream.transaction], of: block, wrapper: chain.wrappedNativeToken)
        )
    }

    private func trigger(
        _ update: OracleUpdate,
        _ updates: [OracleUpdate],
        _ block: BlockRecord
    ) -> FindingTransaction {
        let transaction = block.transactions[update.transaction]
        let same = updates.filter { $0.transaction == update.transaction }
        return FindingTransaction(
            role: .trigger,
            blockNumber: block.number,
            index: transaction.index,
            hash: transaction.hash,
            logs: same.compactMap(\.logIndex),
            calls: same.compactMap(\.call)
        )
    }
}
