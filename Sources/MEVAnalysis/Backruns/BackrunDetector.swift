import ChainDecoding

/// Names what arbitrages follow: for each of their pools, the last trade before by others, the other way round.
///
/// A pool that was only moved the same way is no opportunity. Where senders are not known, every other transaction is
/// taken for another sender's, unless the arbitrage's own party has traded in it.
public struct BackrunDetector: Detector {
    /// What finds the arbitrages.
    public var arbitrages: ArbitrageDetector
    /// How many earlier swaps of a pool are looked at, for each swap of an arbitrage.
    public var reach: Int

    /// Creates a detector.
    public init(arbitrages: ArbitrageDetector = ArbitrageDetector(), reach: Int = 64) {
        self.arbitrages = arbitrages
        self.reach = reach
    }

    /// The backruns of a block.
    public func findings(in block: AnalyzedBlock) -> [Finding<Backrun>] {
        findings(in: block, following: arbitrages.findings(in: block))
    }

    /// The backruns among arbitrages that have been found already.
    ///
    /// - Parameters:
    ///   - block: The block.
    ///   - arbitrages: Arbitrages of this block, such as those that are no part of a sandwich.
    /// - Returns: One for each arbitrage that follows somebody.
    public func findings(in block: AnalyzedBlock, following arbitrages: [Finding<Arbitrage>]) -> [Finding<Backrun>] {
        guard !arbitrages.isEmpty else { return [] }
        let history = PoolHistory(block)
        let places = Dictionary(
            block.record.transactions.enumerated().map { ($1.index, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        return arbitrages.compactMap { arbitrage in
            guard let subject = arbitrage.transactions.first, let place = places[subject.index] else { return nil }
            let links = links(of: arbitrage, at: place, history, block.record)
            return links.isEmpty ? nil : finding(arbitrage, links, at: place, block)
        }
    }

    /// A link, and the place of the trigger's transaction among those of the record.
    struct PlacedLink {
        var place: Int
        var link: Backrun.Link
    }

    /// The last trades by others before an arbitrage, the other way round in its pools.
    func links(
        of arbitrage: Finding<Arbitrage>,
        at place: Int,
        _ history: PoolHistory,
        _ block: BlockRecord
    ) -> [PlacedLink] {
        let sender = block.transactions[place].sender
        let party = Set(arbitrage.party)
        var seen: Set<PoolID> = []
        return arbitrage.detail.cycles.flatMap(\.swaps)
            .compactMap { swap in
                guard !seen.contains(swap.pool) else { return nil }
                let trigger = history.swaps(of: swap.pool, before: place, limit: max(reach, 0))
                    .first { earlier in
                        let other = block.transactions[earlier.place].sender
                        return (sender == nil || other != sender) && earlier.swap.tokenIn == swap.tokenOut
                            && earlier.swap.tokenOut == swap.tokenIn && !party.contains(earlier.swap.payer)
                            && !party.contains(earlier.swap.recipient)
                    }
                guard let trigger else { return nil }
                seen.insert(swap.pool)
                let index = block.transactions[trigger.place].index
                let link = Backrun.Link(transaction: index, trigger: trigger.swap, response: swap)
                return PlacedLink(place: trigger.place, link: link)
            }
    }

    private func finding(
        _ arbitrage: Finding<Arbitrage>,
        _ links: [PlacedLink],
        at place: Int,
        _ block: AnalyzedBlock
    ) -> Finding<Backrun> {
        let triggers = Dictionary(grouping: links, by: \.place).sorted { $0.key < $1.key }
            .map { block.part($0.key, .trigger, $0.value.map(\.link.trigger.origin)) }
        let response = block.part(place, .back, arbitrage.detail.cycles.flatMap(\.swaps).map(\.origin))
        let isNext = triggers.last.map { $0.index &+ 1 } == response.index
        return Finding(
            Backrun(links: links.map(\.link), cycles: arbitrage.detail.cycles),
            in: block.record,
            rule: "backrun.same-pool",
            confidence: isNext ? arbitrage.confidence : min(arbitrage.confidence, .likely),
            transactions: triggers + [response],
            party: arbitrage.party,
            profit: arbitrage.profit
        )
    }
}
