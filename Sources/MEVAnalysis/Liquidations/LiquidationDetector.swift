public import ChainDecoding

/// Finds liquidations, and the prices that were set before them in the block.
///
/// Where calls are known, a price counts when the transaction has called the feed. From logs alone it counts when the
/// feed is known, since anybody can log one; of others the last few are told as candidates, and make no oracle's
/// backrun.
public struct LiquidationDetector: Detector {
    /// What the chain has of its own.
    public var chain: ChainContracts
    /// The contracts that are known to set prices; of Chainlink, the aggregators behind the proxies.
    public var feeds: Set<Address>

    /// Creates a detector.
    public init(chain: ChainContracts = .ethereum, feeds: Set<Address> = []) {
        self.chain = chain
        self.feeds = feeds
    }

    /// The liquidations of a block, one finding for each transaction.
    public func findings(in block: AnalyzedBlock) -> [Finding<LiquidationBatch>] {
        let streams = zip(block.record.transactions, block.actions.streams).filter { !$1.liquidations.isEmpty }
        guard !streams.isEmpty else { return [] }
        var oracles = OracleUpdates(block.record)
        return streams.map { transaction, stream in
            oracles.advance(to: stream.transaction)
            let updates =
                transaction.calls.map { oracles.last(of: Set($0.map(\.to)), .certain) }
                ?? oracles.last(of: feeds, .likely) + oracles.latest(without: feeds, .candidate)
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
        let confidence = updates.map(\.update.confidence).filter { $0 > .candidate }.min()
        let triggers = Dictionary(grouping: updates.filter { $0.update.confidence > .candidate }, by: \.place)
            .sorted { $0.key < $1.key }
            .map { trigger(at: $0.key, $0.value.map(\.update), block.record) }
        let origins = stream.liquidations.map(\.origin)
        let own = block.part(stream.transaction, confidence == nil ? .subject : .back, origins)
        return Finding(
            LiquidationBatch(liquidations: stream.liquidations, oracleUpdates: updates.map(\.update)),
            in: block.record,
            rule: confidence == nil ? "liquidation" : "liquidation.oracle-backrun",
            confidence: confidence ?? .certain,
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
