import ChainDecoding

/// Finds liquidity that is there only for the swaps of others between two transactions of its owner.
///
/// A position counts when the same party adds and takes it in different transactions, in part or as a whole, and swaps
/// of others between go through its ticks. What a party does with the same transactions is one finding, and those whom
/// it served are its triggers. Liquidity that is part of a ``Sandwich`` is left to ``SandwichDetector``.
public struct JITLiquidityDetector: Detector {
    /// Finds the sandwiches whose positions are left out.
    public var sandwiches: SandwichDetector

    /// Creates a detector.
    ///
    /// - Parameter sandwiches: Finds the sandwiches whose positions are left out; its limits and contracts are used.
    public init(sandwiches: SandwichDetector = SandwichDetector()) {
        self.sandwiches = sandwiches
    }

    /// The positions that served swaps of others.
    public func findings(in block: AnalyzedBlock) -> [Finding<JITLiquidity>] { result(in: block).findings }

    /// The positions that served swaps of others, and the pools that may hide more.
    public func result(in block: AnalyzedBlock) -> DetectorResult<JITLiquidity> {
        let search = BlockSearch(block, on: sandwiches.chain)
        var jit = JITSearch(search, scanLimit: sandwiches.scanLimit)
        let matches = jit.matches()
        guard !matches.isEmpty else { return DetectorResult(findings: [], unfinishedPools: jit.unfinishedPools) }
        let taken = Set(sandwiches.result(in: search).findings.flatMap(\.detail.positions))
        let rest = matches.filter { !taken.contains($0.position) }
        var transfers = TransferSearch(block)
        let findings = SharedTransactions.groups(rest.map { ($0.actor, $0.places) })
            .map { group in finding(group.map { rest[$0] }, search, &transfers) }
            .sorted { ($0.transactions.first?.index ?? 0) < ($1.transactions.first?.index ?? 0) }
        return DetectorResult(findings: findings, unfinishedPools: jit.unfinishedPools)
    }

    private func finding(
        _ matches: [JITSearch.Match],
        _ search: BlockSearch,
        _ transfers: inout TransferSearch
    ) -> Finding<JITLiquidity> {
        let places = Set(matches.flatMap(\.places)).sorted()
        var origins: [Int: [ActionOrigin]] = [:]
        var served: [JITLiquidity.ServedSwap] = []
        var seen: Set<[Int]> = []
        for match in matches {
            for (place, more) in match.origins { origins[place, default: []] += more }
            for index in match.served where seen.insert([match.timeline, index]).inserted {
                let event = search.timelines[match.timeline].events[index]
                guard let swap = search.swap(event) else { continue }
                let transaction = search.block.record.transactions[event.place].index
                served.append(JITLiquidity.ServedSwap(transaction: transaction, swap: swap))
                origins[event.place, default: []].append(swap.origin)
            }
        }
        served.sort { ($0.transaction, $0.swap.origin.order) < ($1.transaction, $1.swap.origin.order) }
        let own = Set(places)
        let transactions = origins.keys.sorted()
            .map { place -> FindingTransaction in
                let role: FindingTransaction.Role =
                    !own.contains(place)
                    ? .trigger : place == places.first ? .front : place == places.last ? .back : .middle
                return search.block.part(place, role, origins[place] ?? [])
            }
        let party = search.party(of: matches.first?.actor ?? 0, in: places)
        return Finding(
            JITLiquidity(positions: matches.map(\.position), swaps: served),
            in: search.block.record,
            rule: "jit.position",
            confidence: matches.allSatisfy(\.position.isTakenWhole) ? .certain : .likely,
            transactions: transactions,
            party: party.sorted(),
            profit: Profit(
                of: party,
                in: places,
                among: &transfers,
                wrapper: sandwiches.chain.wrappedNativeToken
            ),
            discriminator: (origins[places.first ?? 0]?.first).map { [$0.logIndex ?? $0.order] } ?? []
        )
    }
}

extension JITPosition {
    /// Whether nearly all of it was taken.
    fileprivate var isTakenWhole: Bool {
        guard let liquidityAdded, let liquidityTaken else { return false }
        return liquidityAdded.subtractingSaturating(liquidityTaken) <= liquidityAdded &>> 6
    }
}
