/// Finds arbitrages that were tried and taken back, which only calls tell.
///
/// What would have been gained is told by the cycles; the profit holds only the fee that was paid for it.
public struct ArbitrageAttemptDetector: Detector {
    /// What the chain has of its own.
    public var chain: ChainContracts

    /// Creates a detector.
    public init(chain: ChainContracts = .ethereum) {
        self.chain = chain
    }

    /// The attempts of a block, one for each transaction.
    public func findings(in block: AnalyzedBlock) -> [Finding<ArbitrageAttempt>] {
        block.actions.attempts.compactMap { stream in
            let transaction = block.record.transactions[stream.transaction]
            // What would have been paid or given back after the failure is not known: swaps alone have to do.
            var stream = stream
            stream.transfers = []
            let trade = CyclicTrade(stream, of: transaction, beneficiary: block.record.beneficiary, chain: chain)
            guard let trade else { return nil }
            let failed = !transaction.succeeded || transaction.calls?.first?.succeeded == false
            return Finding(
                ArbitrageAttempt(cycles: trade.cycles, transactionFailed: failed),
                in: block.record,
                rule: "arbitrage.reverted",
                confidence: .likely,
                transactions: [block.part(stream.transaction, .subject, trade.swaps.map(\.origin))],
                party: trade.party.sorted(),
                profit: Profit(
                    nets: [],
                    gasFee: transaction.gasFee,
                    priorityFee: transaction.priorityFee(baseFeePerGas: block.record.baseFeePerGas)
                )
            )
        }
    }
}
