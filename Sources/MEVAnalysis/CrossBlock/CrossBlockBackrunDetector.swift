import ChainDecoding

/// Names what arbitrages follow in earlier blocks of the window, where nothing in their own block made them possible.
///
/// A pool tells of it when the last swap before, by others and the other way round, is in an earlier block.
public struct CrossBlockBackrunDetector: WindowDetector {
    /// What finds backruns within a block.
    public var backruns: BackrunDetector

    /// Creates a detector.
    public init(backruns: BackrunDetector = BackrunDetector()) {
        self.backruns = backruns
    }

    /// The backruns in the last block of a window, of what the blocks before it have left.
    public func findings(in window: BlockWindow) -> [Finding<CrossBlockBackrun>] {
        guard !window.earlier.isEmpty else { return [] }
        let arbitrages = backruns.arbitrages.findings(in: window.last)
        let open: [Finding<Arbitrage>] = arbitrages.excluding(
            partsOf: backruns.findings(in: window.last, following: arbitrages)
        )
        guard !open.isEmpty else { return [] }
        let joined = JoinedBlocks(window)
        let history = PoolHistory(joined.whole)
        let places = Dictionary(
            window.last.record.transactions.enumerated().map { ($1.index, $0 + joined.startOfLast) },
            uniquingKeysWith: { first, _ in first }
        )
        var nearest = backruns
        nearest.reach = 1
        return open.compactMap { arbitrage in
            guard let subject = arbitrage.transactions.first, let place = places[subject.index] else { return nil }
            let links = nearest.links(of: arbitrage, at: place, history, joined.whole.record)
                .filter { $0.place < joined.startOfLast }
            return finding(arbitrage, links, at: place, joined, window.last.record)
        }
    }

    private func finding(
        _ arbitrage: Finding<Arbitrage>,
        _ links: [BackrunDetector.PlacedLink],
        at place: Int,
        _ joined: JoinedBlocks,
        _ block: BlockRecord
    ) -> Finding<CrossBlockBackrun>? {
        let triggers = Dictionary(grouping: links, by: \.place).sorted { $0.key < $1.key }
        guard let last = triggers.last?.key else { return nil }
        let blocksApart = joined.blocksBeforeLast(last)
        let causes = triggers.map { joined.part($0.key, .trigger, $0.value.map(\.link.trigger.origin)) }
        let response = joined.part(place, .back, arbitrage.detail.cycles.flatMap(\.swaps).map(\.origin))
        return Finding(
            CrossBlockBackrun(links: links.map { CrossBlockBackrun.Link($0, joined) }, blocksApart: blocksApart),
            in: block,
            rule: "backrun.cross-block",
            confidence: min(arbitrage.confidence, .blocksApart(blocksApart)),
            transactions: causes + [response],
            party: arbitrage.party,
            profit: arbitrage.profit
        )
    }
}

extension CrossBlockBackrun.Link {
    /// A link of which the place is among the transactions of all blocks.
    fileprivate init(_ placed: BackrunDetector.PlacedLink, _ joined: JoinedBlocks) {
        self.init(
            blockNumber: joined.block(of: placed.place).record.number,
            transaction: placed.link.transaction,
            trigger: placed.link.trigger,
            response: placed.link.response
        )
    }
}
