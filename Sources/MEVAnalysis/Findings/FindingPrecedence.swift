/// Which of several findings stands where they claim the same transactions, so that nothing is told, or counted, twice.
///
/// A finding claims the transactions of its party: all but those of victims and triggers. It gives way when each of them
/// that is in its last block is claimed by a finding of a higher rank. Kinds of the same rank stand beside each other; a
/// kind that has no rank neither gives way nor makes others. What is a ``Confidence/candidate`` at most ranks behind all
/// that is surer.
public struct FindingPrecedence: Sendable, Hashable {
    /// The names of kinds, the highest rank first.
    public var ranks: [[String]]

    /// Creates an order of precedence.
    public init(ranks: [[String]]) {
        self.ranks = ranks
    }

    /// The usual order.
    ///
    /// 1. ``Sandwich``, ``JITLiquidity`` and ``LiquidationBatch``: the swaps of their parties often go round like an
    ///    arbitrage, as a sandwich's back transaction does, or the sale of collateral. That a position which is part of a
    ///    sandwich is no finding of its own is the business of ``JITLiquidityDetector``.
    /// 2. ``SolverFill`` and ``NFTArbitrage``: what a solver keeps of others' orders is no arbitrage, and what a resale
    ///    gains is not gained by the swaps around it.
    /// 3. ``Backrun``: an ``Arbitrage`` of which the trigger is known.
    /// 4. ``Arbitrage``, and ``CrossBlockBackrun``, which says of one what it may have followed.
    /// 5. ``CrossBlockSandwich``: what goes round by itself needs no front in an earlier block.
    /// 6. ``CEXDEXArbitrage``: what has its other side on the chain needs none elsewhere.
    /// 7. ``ArbitrageAttempt``: what failed in a transaction only matters where nothing else succeeded.
    ///
    /// ``Displacement`` has no rank: it says how a party came to gain what others say.
    /// ``ExploitPattern``, ``WhaleMovement`` and ``SmartTrade`` have no rank: they are observations, which hold whatever
    /// else a transaction is. An ``ExploitMonitor`` is told what is explained before it judges.
    public static let standard = FindingPrecedence(ranks: [
        [Sandwich.kind, JITLiquidity.kind, LiquidationBatch.kind],
        [SolverFill.kind, NFTArbitrage.kind],
        [Backrun.kind],
        [Arbitrage.kind, CrossBlockBackrun.kind],
        [CrossBlockSandwich.kind],
        [CEXDEXArbitrage.kind],
        [ArbitrageAttempt.kind],
    ])

    /// The findings that stand.
    ///
    /// Which ones do depends on their ranks and confidence alone, not on their order: what gives way to a finding that
    /// gives way itself gives way to what that one gives way to.
    ///
    /// - Parameter findings: All that was found.
    /// - Returns: Those that stand, in the same order.
    /// - Complexity: Linear in the transactions of the findings.
    public func resolve(_ findings: [AnyFinding]) -> [AnyFinding] {
        var rankOfKind: [String: Int] = [:]
        for (rank, kinds) in ranks.enumerated() {
            for kind in kinds where rankOfKind[kind] == nil { rankOfKind[kind] = rank }
        }
        func rank(of finding: AnyFinding) -> Int? {
            rankOfKind[finding.kind].map { finding.confidence <= .candidate ? $0 + ranks.count : $0 }
        }
        var claims: [FindingTransaction.Place: Int] = [:]
        for finding in findings {
            guard let rank = rank(of: finding) else { continue }
            for part in finding.claimed { claims[part.place] = min(claims[part.place] ?? rank, rank) }
        }
        return findings.filter { finding in
            let claimed = finding.claimed.filter { $0.blockNumber == finding.blockNumber }
            guard let rank = rank(of: finding), !claimed.isEmpty else { return true }
            return !claimed.allSatisfy { claims[$0.place].map { $0 < rank } ?? false }
        }
    }
}

extension AnyFinding {
    /// The transactions of its party.
    var claimed: [FindingTransaction] { transactions.filter(\.role.isOfParty) }
}
