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
            let called = transaction.calls.map { Set($0.map(\.to)) }
            let updates = oracles.last(before: stream.transaction).filter { called?.contains($0.update.feed) ?? true }
            return finding(stream, transaction, updates, block)
        }
    }

    private func finding(
        _ stream: ActionStream,
        _ transaction: TransactionRecord,
        _ updates: [OracleUpdates.Entry],
        _ block: AnalyzedBlock
    ) -> Finding<LiquidationBatch> {
        let party = stream.party(of: transaction, with: stream.liquidations.map(\.liquidator), on: chain)
        let triggers = Dictionary(grouping: updates, by: \.place).sorted { $0.key < $1.key }
            .map { trigger(at: $0.key, $0.value.map(\.update), block.record) }
        let origins = stream.liquidations.map(\.origin)
        let own = block.part(stream.transaction, updates.isEmpty ? .subject : .back, origins)
        return Finding(
            LiquidationBatch(liquidations: stream.liquidations, oracleUpdates: updates.map(\.update)),
            in: block.record,
            rule: updates.isEmpty ? "liquidation" : "liquidation.oracle-backrun",
            confidence: updates.isEmpty || transaction.calls != nil ? .certain : .likely,
            transactions: triggers + [own],
            party: party.sorted(),
            profit: Profit(of: party, in: [stream.transaction], of: block, wrapper: chain.wrappedNativeToken)
        )
    }

    private func trigger(at place: Int, _ updates: [OracleUpdate], _ block: BlockRecord) -> FindingTransaction {
        FindingTransaction(
            role: .trigger,
            blockNumber: block.number,
            index: block.transactions[place].index,
            hash: block.transactions[place].hash,
            logs: updates.compactMap(\.logIndex),
            calls: updates.compactMap(\.call)
        )
    }
}
