public import ChainDecoding

/// What somebody has bought of an asset and not sold, and what it has cost, by both methods at once.
///
/// Costs are conserved to the unit: what was paid is what was charged to sales and what is still charged to the rest.
public struct Holding: Sendable, Hashable {
    /// What was bought at once, or is left of it.
    public struct Lot: Sendable, Hashable {
        /// How much is left; above 0.
        public var amount: U256
        /// What it has cost.
        public var cost: U256
    }

    /// What was bought, the first first.
    public private(set) var lots: [Lot] = []
    /// How much is held.
    public private(set) var amount = U256.zero
    /// What it has cost, the first bought having been sold first.
    public private(set) var fifoCost = U256.zero
    /// What it has cost, each sale having been charged the average.
    public private(set) var averageCost = U256.zero
    /// How many lots are kept apart at most.
    public let maximumLots: Int
    /// How many lots have been merged with the next one since there were too many: costs are exact all the same, but
    /// those two are sold at their average.
    public private(set) var mergedLots = 0

    /// Creates an empty holding.
    public init(maximumLots: Int = 64) {
        self.maximumLots = max(maximumLots, 1)
    }

    /// Adds what was bought.
    ///
    /// - Returns: `false`, and nothing is changed, when a sum would not fit.
    @discardableResult
    public mutating func buy(_ bought: U256, cost: U256) -> Bool {
        guard !bought.isZero else { return true }
        guard
            let amount = amount.adding(bought), let fifoCost = fifoCost.adding(cost),
            let averageCost = averageCost.adding(cost)
        else { return false }
        (self.amount, self.fifoCost, self.averageCost) = (amount, fifoCost, averageCost)
        lots.append(Lot(amount: bought, cost: cost))
        if lots.count > maximumLots {
            // The parts of a sum that fits fit.
            lots[1].amount &+= lots[0].amount
            lots[1].cost &+= lots[0].cost
            lots.removeFirst()
            mergedLots &+= 1
        }
        return true
    }

    /// Takes away what was sold, and says what it brought.
    ///
    /// - Complexity: O(*n*) in the number of lots.
    public mutating func sell(_ sold: U256, proceeds: U256) -> RealizedProfit {
        let covered = min(sold, amount)
        let coveredProceeds = covered == sold ? proceeds : proceeds.mulDiv(covered, sold) ?? .zero
        // No part is greater than the whole, so that nothing here overflows.
        let average = averageCost.mulDiv(covered, amount) ?? .zero
        let fifo = takeLots(covered)
        amount &-= covered
        averageCost &-= average
        fifoCost &-= fifo
        return RealizedProfit(
            coveredAmount: covered,
            coveredProceeds: coveredProceeds,
            fifoCost: fifo,
            averageCost: average,
            uncoveredAmount: sold &- covered,
            uncoveredProceeds: proceeds &- coveredProceeds
        )
    }

    /// Takes an amount that is there from the first lots, and says what it has cost.
    private mutating func takeLots(_ amount: U256) -> U256 {
        var (rest, cost, count) = (amount, U256.zero, 0)
        while count < lots.count, lots[count].amount <= rest {
            rest &-= lots[count].amount
            cost &+= lots[count].cost
            count += 1
        }
        lots.removeFirst(count)
        guard !rest.isZero, let lot = lots.first else { return cost }
        let part = lot.cost.mulDiv(rest, lot.amount) ?? .zero
        lots[0] = Lot(amount: lot.amount &- rest, cost: lot.cost &- part)
        return cost &+ part
    }
}
