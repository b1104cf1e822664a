public import ChainDecoding

/// Finds entities that move very much of an asset on balance, block by block.
///
/// ```swift
/// var tracker = WhaleTracker(
///     thresholds: WhaleThresholds(amounts: [.native: 1_000_000_000_000_000_000_000]),
///     labels: labels
/// )
/// for block in blocks {
///     for finding in try tracker.apply(block) { print(finding.detail.explanation) }
/// }
/// try tracker.retract(hash)
/// ```
///
/// 1. Accounts whose labels name the same entity are one: what moves between them counts nothing. Other accounts are by
///    themselves.
/// 2. Entities that hold for others are not whales: those of ``excludedCategories``, and the pools that the block
///    itself shows by swaps, liquidity and flash loans. What somebody moves to them counts for that somebody.
/// 3. What an entity got and gave of an asset in the last ``WhaleLimits/windowBlocks`` blocks is netted, so that what
///    only passes through vanishes, and parts of a split transfer add up, whoever the recipients are.
/// 4. A net amount that reaches a threshold is reported in a block that moved it that way, and again each time it has
///    doubled; when it falls below, or turns, it counts as new. Blocks that leave the window report nothing.
///
/// Wrapped and native tokens are one asset, and wrapping is no movement. A tracker is a value: a copy is a snapshot.
/// Memory is bounded by the ``WhaleLimits``: positions by blocks of the window in which they moved, by evidence.
public struct WhaleTracker: Sendable {
    /// What makes a movement a whale's.
    public var thresholds: WhaleThresholds
    /// How far back, and how much memory.
    public let limits: WhaleLimits
    /// Who says what accounts are.
    public var labels: (any LabelDirectory)?
    /// From what confidence on a label is believed.
    public var minimumLabelConfidence: Confidence
    /// What accounts are for that hold for others, or pass on.
    public var excludedCategories: Set<AccountCategory>
    /// Who says what assets are worth.
    public var prices: (any PriceSource)?
    /// What the chain has of its own.
    public var chain: ChainContracts
    /// What is known after the last block.
    public internal(set) var state: WhaleState
    var journal: ReorgJournal<WhaleState.Undo>

    /// Creates a tracker that has seen no block.
    public init(
        thresholds: WhaleThresholds,
        limits: WhaleLimits = WhaleLimits(),
        labels: (any LabelDirectory)? = nil,
        minimumLabelConfidence: Confidence = .candidate,
        excludedCategories: Set<AccountCategory> = [.exchange, .bridge, .pool, .router, .lending, .lock, .burn],
        prices: (any PriceSource)? = nil,
        chain: ChainContracts = .ethereum
    ) {
        self.thresholds = thresholds
        self.limits = limits
        self.labels = labels
        self.minimumLabelConfidence = minimumLabelConfidence
        self.excludedCategories = excludedCategories
        self.prices = prices
        self.chain = chain
        state = WhaleState(rankingCapacity: limits.rankingCapacity)
        journal = ReorgJournal(depth: limits.reorgDepth)
    }

    /// Takes the next block.
    ///
    /// - Parameter block: A block after the last one; numbers may be left out.
    /// - Returns: What was found, in the order of entities and assets.
    /// - Throws: ``StreamError`` when the block does not come next, and nothing is changed.
    /// - Complexity: O(*n* log *n*) in the block's transfers, and linear in what leaves the window.
    public mutating func apply(_ block: AnalyzedBlock) throws(StreamError) -> [Finding<WhaleMovement>] {
        try journal.check(block.record)
        let (ranking, refusedFlows) = (state.ranking, state.refusedFlows)
        expire(before: block.record.number)
        var collector = WhaleFlows(of: block, by: self)
        var findings: [Finding<WhaleMovement>] = []
        for (key, flow) in collector.flows.sorted(by: { $0.key < $1.key }) {
            rank(flow, of: key, price: collector.market(of: key.asset).price)
            let criteria = collector.market(of: key.asset).criteria
            if let movement = take(flow, of: key, criteria: criteria) {
                findings.append(finding(of: movement, in: block.record, by: &collector.entities))
            }
        }
        learnDepths(from: block)
        journal.append(
            block.record,
            WhaleState.Undo(
                positions: state.positions.commit(),
                expiries: state.expiries.commit(),
                depths: state.depths.commit(),
                ranking: ranking,
                refusedFlows: refusedFlows,
                findings: findings.map(\.id)
            )
        )
        return findings
    }

    /// Takes back a block, and those after it, exactly.
    ///
    /// - Returns: The identities of what was found in them, of the last block first.
    /// - Throws: ``StreamError/unknownBlock(_:)`` when it is not among the last ``WhaleLimits/reorgDepth`` blocks, and
    ///   nothing is changed.
    @discardableResult
    public mutating func retract(_ hash: Hash32) throws(StreamError) -> [FindingID] {
        let undone = try journal.rewind(before: hash)
        for undo in undone { state.revert(undo) }
        return undone.flatMap { $0.findings.reversed() }
    }

    /// The entities that moved most on balance, summed over all blocks, in the quote asset of the thresholds.
    ///
    /// Only assets with a price count. See ``HeavyHitters`` for how exact it is.
    public var ranking: HeavyHitters<Entity> { state.ranking }

    /// How many movements of one block were not kept since there were too many positions, or sums did not fit.
    public var refusedFlows: UInt64 { state.refusedFlows }

    /// How many pairs of an entity and an asset are followed.
    public var positionCount: Int { state.positions.count }
}
