import ChainDecoding

/// Finds transactions by which solvers settle the orders of others.
///
/// A settlement contract says so, or a cycle of swaps goes through an order that only solvers fill.
public struct SolverFillDetector: Detector {
    /// What the chain has of its own.
    public var chain: ChainContracts
    /// The protocols whose orders only solvers fill.
    public var solverVenues: Set<Venue>

    /// Creates a detector.
    public init(chain: ChainContracts = .ethereum, solverVenues: Set<Venue> = Venue.filledBySolvers) {
        self.chain = chain
        self.solverVenues = solverVenues
    }

    /// The settlements of a block, one for each transaction.
    public func findings(in block: AnalyzedBlock) -> [Finding<SolverFill>] {
        zip(block.record.transactions, block.actions.streams)
            .compactMap { transaction, stream in
                let orders = stream.swaps.filter { solverVenues.contains($0.venue) }
                if let settlement = stream.settlements.first {
                    return finding(settlement, orders, transaction, stream, block)
                }
                guard let order = orders.first,
                    let trade = CyclicTrade(
                        stream,
                        of: transaction,
                        beneficiary: block.record.beneficiary,
                        chain: chain
                    ),
                    trade.swaps.contains(where: { solverVenues.contains($0.venue) })
                else { return nil }
                let detail = SolverFill(
                    venue: order.venue,
                    contract: nil,
                    solver: transaction.recipient ?? transaction.sender,
                    orders: orders
                )
                let origins = trade.swaps.map(\.origin)
                return finding(detail, "solver.cycle", trade.party, stream, origins, block)
            }
    }

    private func finding(
        _ settlement: Settlement,
        _ orders: [Swap],
        _ transaction: TransactionRecord,
        _ stream: ActionStream,
        _ block: AnalyzedBlock
    ) -> Finding<SolverFill> {
        let solver = settlement.solver ?? transaction.sender
        let detail = SolverFill(
            venue: settlement.venue,
            contract: settlement.contract,
            solver: solver,
            orders: orders
        )
        let party = Set([settlement.contract, solver].compactMap(\.self))
        let origins = stream.settlements.map(\.origin) + orders.map(\.origin)
        return finding(detail, "solver.settlement", party, stream, origins, block)
    }

    private func finding(
        _ detail: SolverFill,
        _ rule: String,
        _ party: Set<Address>,
        _ stream: ActionStream,
        _ origins: [ActionOrigin],
        _ block: AnalyzedBlock
    ) -> Finding<SolverFill> {
        Finding(
            detail,
            in: block.record,
            rule: rule,
            confidence: .certain,
            transactions: [block.part(stream.transaction, .subject, origins)],
            party: party.sorted(),
            profit: Profit(of: party, in: [stream.transaction], of: block, wrapper: chain.wrappedNativeToken)
        )
    }
}
