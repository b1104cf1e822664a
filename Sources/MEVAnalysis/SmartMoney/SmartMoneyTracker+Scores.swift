import ChainDecoding

extension SmartMoneyTracker {
    /// How well somebody has traded, as it is known before a block.
    ///
    /// - Parameters:
    ///   - trader: Who.
    ///   - block: The block, after the last one that was taken.
    /// - Returns: `nil` of one who is not followed.
    /// - Complexity: O(*n*) in the epochs of the horizon, the trader's assets and the evidence.
    public func score(of trader: Entity, at block: UInt64) -> SmartMoneyScore? {
        guard let record = state.traders.values[trader] else { return nil }
        let now = rules.epoch(of: block)
        func counts(_ epoch: UInt64) -> Bool { epoch <= now && now - epoch < rules.horizonEpochs }
        var (sales, wins, losses, entries) = (0, 0, 0, 0)
        var (weightedWins, weightedLosses): (UInt128, UInt128) = (0, 0)
        var (fifo, average, decayed) = (I256.zero, I256.zero, I256.zero)
        for epoch in record.epochs where counts(epoch.number) {
            let weight = rules.decay.weight(age: now - epoch.number)
            sales += epoch.sales
            wins += epoch.wins
            losses += epoch.losses
            entries += epoch.firstEntries
            weightedWins += UInt128(epoch.wins) * UInt128(weight)
            weightedLosses += UInt128(epoch.losses) * UInt128(weight)
            fifo = fifo.addingSaturating(epoch.fifoProfit)
            average = average.addingSaturating(epoch.averageCostProfit)
            let profit = rules.method == .fifo ? epoch.fifoProfit : epoch.averageCostProfit
            decayed = decayed.addingSaturating(Self.weighted(profit, by: weight))
        }
        let evidence = record.evidence.filter { counts(rules.epoch(of: $0.block)) }
        return SmartMoneyScore(
            trader: trader,
            block: block,
            wins: wins,
            losses: losses,
            winRate: WinRate(
                weightedWins: weightedWins,
                weightedLosses: weightedLosses,
                priorWins: rules.priorWins,
                priorLosses: rules.priorLosses
            ),
            fifoProfit: fifo,
            averageCostProfit: average,
            decayedProfit: decayed,
            assetCount: record.assets.values.count { $0.lastSale.map(counts) ?? false },
            firstEntries: entries,
            evidence: evidence,
            isEvidenceComplete: evidence.count == sales
        )
    }

    /// Those who have traded well enough before a block, the greatest weighted profit first.
    ///
    /// - Complexity: O(*n* log *n*) in the traders.
    public func leaders(_ count: Int, at block: UInt64) -> [SmartMoneyScore] {
        let scores = state.traders.values.keys.compactMap { score(of: $0, at: block) }.filter(rules.accept)
        let ranked = scores.sorted { left, right in
            left.decayedProfit == right.decayedProfit
                ? left.trader < right.trader : left.decayedProfit > right.decayedProfit
        }
        return Array(ranked.prefix(max(count, 0)))
    }

    /// Who bought first in a pool; `nil` of one that was not created lately, as far as blocks told.
    public func entrants(of pool: PoolID) -> PoolEntrants? { state.pools.values[pool] }

    /// How many traders are followed.
    public var traderCount: Int { state.traders.count }

    /// How many trades were not counted since there were too many traders.
    public var refusedTraders: UInt64 { state.omissions.refusedTraders }

    /// How many purchases were not counted since a trader held too many assets.
    public var refusedAssets: UInt64 { state.omissions.refusedAssets }

    /// How many trades were not counted since no price was known.
    public var unpricedTrades: UInt64 { state.omissions.unpricedTrades }

    /// How many trades were not counted since a sum did not fit.
    public var overflows: UInt64 { state.omissions.overflows }

    private static func weighted(_ profit: I256, by weight: UInt64) -> I256 {
        let magnitude = profit.magnitude.mulDiv(U256(weight), U256(TimeDecay.unit)) ?? .zero
        return I256(magnitude: magnitude, isNegative: profit.isNegative) ?? .zero
    }
}
