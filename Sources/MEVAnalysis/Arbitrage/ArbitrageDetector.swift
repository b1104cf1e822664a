/// Finds atomic arbitrage: cycles of swaps within one transaction.
///
/// Exchanges that are not known take part by what flows through them. It does not matter whether anything is left of
/// the gain: what is paid to the block's beneficiary counts as gained. Orders that are settled by solvers are no
/// arbitrage; ``SolverFillDetector`` finds them. The back transaction of a sandwich may look just like an arbitrage:
/// use `excluding(partsOf:)` on the findings.
public struct ArbitrageDetector: Detector {
    /// What the chain has of its own.
    public var chain: ChainContracts
    /// The protocols whose orders only solvers fill.
    public var solverVenues: Set<Venue>

    /// Creates a detector.
    public init(chain: ChainContracts = .ethereum, solverVenues: Set<Venue> = Venue.filledBySolvers) {
        self.chain = chain
        self.solverVenues = solverVenues
    }

    /// The arbitrages of a block, one for each transaction, however many cycles it has.
    public func findings(in block: AnalyzedBlock) -> [Finding<Arbitrage>] {
        zip(block.record.transactions, block.actions.streams)
            .compactMap { transaction, stream in
                guard stream.swaps.count > 1, !chain.isSettlement(stream, of: transaction),
                    let trade = CyclicTrade(
                        stream,
                        of: transaction,
                        beneficiary: block.record.beneficiary,
                        chain: chain
                    ),
                    !trade.swaps.contains(where: { solverVenues.contains($0.venue) })
                else { return nil }
                return finding(trade, stream, block)
            }
    }

    private func finding(
        _ trade: CyclicTrade,
        _ stream: ActionStream,
        _ block: AnalyzedBlock
    ) -> Finding<Arbitrage> {
        let isCertain = trade.isShownByFlow && trade.swaps.allSatisfy { $0.venue != .unknown }
        return Finding(
            Arbitrage(cycles: trade.cycles),
            in: block.record,
            rule: "arbitrage.cycle",
            confidence: isCertain ? .certain : .likely,
            transactions: [block.part(stream.transaction, .subject, trade.swaps.map(\.origin))],
            party: trade.party.sorted(),
            profit: Profit(
                of: trade.party,
                in: [stream.transaction],
                of: block,
                wrapper: chain.wrappedNativeToken
            )
        )
    }
}
