public import ChainDecoding

/// Follows what accounts gain by swaps, block by block, and says when those that gained well before trade again.
///
/// ```swift
/// var tracker = SmartMoneyTracker(rules: SmartMoneyRules(reckoning: .native))
/// for block in blocks {
///     for finding in try tracker.apply(block, setApart: MEVParticipants(sandwiches.findings(in: block))) {
///         print(finding.detail.explanation)
///     }
/// }
/// ```
///
/// 1. Only what was bought by swaps and sold by swaps counts, see ``TradeReader`` and ``RealizedProfit``. An exchange
///    of two assets of which neither is a quote is a sale and a purchase at the price of what was got, or else of what
///    was given.
/// 2. The trades of a block are judged by what was known before it, labels and prices included, and only then counted:
///    a score at a block rests upon earlier blocks alone.
/// 3. Wins count less the longer ago they are, by epochs, and not at all beyond the horizon.
///
/// A tracker is a value: a copy is a snapshot. Memory is bounded by the ``SmartMoneyLimits`` and the horizon.
public struct SmartMoneyTracker: Sendable {
    /// What counts as smart money.
    public let rules: SmartMoneyRules
    /// How much memory it may take.
    public let limits: SmartMoneyLimits
    /// What reads trades.
    public let reader: TradeReader
    /// Who says what accounts are.
    public var labels: (any LabelDirectory)?
    /// Who says what assets are worth.
    public var prices: (any PriceSource)?
    /// What is known after the last block.
    public internal(set) var state = SmartMoneyState()
    var journal: ReorgJournal<SmartMoneyState.Undo>

    /// Creates a tracker that has seen no block.
    public init(
        rules: SmartMoneyRules = SmartMoneyRules(),
        limits: SmartMoneyLimits = SmartMoneyLimits(),
        reader: TradeReader = TradeReader(),
        labels: (any LabelDirectory)? = nil,
        prices: (any PriceSource)? = nil
    ) {
        self.rules = rules
        self.limits = limits
        self.reader = reader
        self.labels = labels
        self.prices = prices
        journal = ReorgJournal(depth: limits.reorgDepth)
    }

    /// Takes the next block.
    ///
    /// - Parameters:
    ///   - block: A block after the last one; numbers may be left out.
    ///   - participants: Who takes part in MEV in it.
    /// - Returns: The trades of those who had traded well before, in the order of execution.
    /// - Throws: ``StreamError`` when the block does not come next, and nothing is changed.
    public mutating func apply(
        _ block: AnalyzedBlock,
        setApart participants: MEVParticipants = MEVParticipants()
    ) throws(StreamError) -> [Finding<SmartTrade>] {
        try journal.check(block.record)
        let omissions = state.omissions
        expire(before: block.record.number)
        var entities = EntityResolver(
            labels,
            block: block.record.number,
            minimumConfidence: rules.minimumLabelConfidence
        )
        var trades: [(trade: Trade, trader: Entity)] = []
        for trade in reader.trades(in: block) where !participants.isBot(trade) {
            let resolution = entities.resolve(trade.account)
            if let category = resolution.category, rules.excludedCategories.contains(category) { continue }
            trades.append((trade, resolution.entity))
        }
        let findings = judge(trades, in: block.record)
        learnPools(from: block)
        for (trade, trader) in trades {
            let isVictim = participants.victimTransactions.contains(trade.transaction)
            take(trade, of: trader, isVictim: isVictim, in: block.record)
        }
        journal.append(
            block.record,
            SmartMoneyState.Undo(
                traders: state.traders.commit(),
                idle: state.idle.commit(),
                pools: state.pools.commit(),
                newPools: state.newPools.commit(),
                omissions: omissions,
                findings: findings.map(\.id)
            )
        )
        return findings
    }

    /// Takes back a block, and those after it, exactly.
    ///
    /// - Returns: The identities of what was found in them, of the last block first.
    /// - Throws: ``StreamError/unknownBlock(_:)`` when it is not among the last ``SmartMoneyLimits/reorgDepth`` blocks,
    ///   and nothing is changed.
    @discardableResult
    public mutating func retract(_ hash: Hash32) throws(StreamError) -> [FindingID] {
        let undone = try journal.rewind(before: hash)
        for undo in undone { state.revert(undo) }
        return undone.flatMap { $0.findings.reversed() }
    }

    private func judge(_ trades: [(trade: Trade, trader: Entity)], in block: BlockRecord) -> [Finding<SmartTrade>] {
        var scores: [Entity: SmartMoneyScore] = [:]
        return trades.compactMap { trade, trader in
            guard let score = scores[trader] ?? score(of: trader, at: block.number) else { return nil }
            scores[trader] = score
            guard rules.accept(score) else { return nil }
            let transaction = FindingTransaction(
                role: .subject,
                blockNumber: block.number,
                index: trade.index,
                hash: trade.transaction,
                logs: trade.origins.compactMap(\.logIndex).sorted(),
                calls: trade.origins.compactMap(\.call).sorted()
            )
            return Finding(
                SmartTrade(trade: trade, score: score),
                in: block,
                rule: "smart-money.trade",
                confidence: Confidence(thousandths: score.winRate.lowerBoundMillionths / 1_000),
                transactions: [transaction],
                party: [trade.account]
            )
        }
    }
}
