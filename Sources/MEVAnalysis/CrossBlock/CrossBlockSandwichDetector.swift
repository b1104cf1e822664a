import ChainDecoding

/// Finds sandwiches of which the front is in one block and the back in a later one of the window.
///
/// All of the party's swaps in the first direction are in earlier blocks, and all those back in the last one: what has
/// both within a block is a ``Sandwich``. The party has to give back nearly all that it took, and to gain something and
/// lose nothing by it; what it took and gave back in two unrelated trades of different size is none.
public struct CrossBlockSandwichDetector: WindowDetector {
    /// How much of what it took a party has to give back, in thousandths.
    private static let leastClosedThousandths = 900

    /// What finds sandwiches within a block: its chain, its pools and its limits, which hold for a window.
    public var sandwiches: SandwichDetector

    /// Creates a detector.
    public init(sandwiches: SandwichDetector = SandwichDetector()) {
        self.sandwiches = sandwiches
    }

    /// The sandwiches that end in the last block of a window.
    public func findings(in window: BlockWindow) -> [Finding<CrossBlockSandwich>] {
        let pools = poolsSwappedBack(in: window)
        guard !pools.isEmpty else { return [] }
        let joined = JoinedBlocks(window) { stream in
            stream.swaps.contains { pools.contains($0.pool) }
                || stream.liquidityChanges.contains { pools.contains($0.pool) }
        }
        let search = BlockSearch(joined.whole, on: sandwiches.chain)
        var legSearch = LegSearch(search, directory: sandwiches.directory, scanLimit: sandwiches.scanLimit)
        let matches = legSearch.matches()
            .filter { match in
                match.fronts.allSatisfy { $0 < joined.startOfLast }
                    && match.backs.allSatisfy { $0 >= joined.startOfLast }
                    && match.leg.closedThousandths >= Self.leastClosedThousandths
            }
        return SharedTransactions.groups(matches.map { ($0.actor, $0.places) })
            .compactMap { group in finding(group.map { matches[$0] }, search, joined, window.last.record) }
            .sorted { $0.places.lexicographicallyPrecedes($1.places) }
            .map(\.finding)
    }

    /// The pools of which swaps in the last block go the other way than some before: no other can be a leg, and what
    /// happens elsewhere need not be looked at.
    private func poolsSwappedBack(in window: BlockWindow) -> Set<PoolID> {
        var (forth, back): (Set<PoolID>, Set<PoolID>) = ([], [])
        for swap in window.earlier.lazy.flatMap(\.actions.streams).flatMap(\.swaps) {
            if swap.isZeroForOne { forth.insert(swap.pool) } else { back.insert(swap.pool) }
        }
        return Set(
            window.last.actions.streams.lazy.flatMap(\.swaps)
                .filter { ($0.isZeroForOne ? back : forth).contains($0.pool) }
                .map(\.pool)
        )
    }

    private func finding(
        _ matches: [LegSearch.Match],
        _ search: BlockSearch,
        _ joined: JoinedBlocks,
        _ block: BlockRecord
    ) -> (places: [Int], finding: Finding<CrossBlockSandwich>)? {
        guard let actor = matches.first?.actor, let lastFront = matches.flatMap(\.fronts).max() else { return nil }
        let places = Set(matches.flatMap(\.places)).sorted()
        let party = search.party(of: actor, in: places)
        let legs = matches.map { CrossBlockSandwich.Leg($0) }
        let wrapper = sandwiches.chain.wrappedNativeToken
        let profit = joined.profit(of: party, in: places, wrapper: wrapper)
        // Who takes a position gives something for it; two arbitrages that happen to go opposite ways do not.
        let taken = joined.profit(of: party, in: Set(matches.flatMap(\.fronts)), wrapper: wrapper)
        guard taken.nets.contains(where: \.net.isNegative), isGain(profit, by: legs) else { return nil }
        let blocksApart = joined.blocksBeforeLast(lastFront)
        let finding = Finding(
            CrossBlockSandwich(legs: legs, blocksApart: blocksApart),
            in: block,
            rule: "sandwich.cross-block",
            confidence: .blocksApart(blocksApart),
            transactions: transactions(matches, joined),
            party: party.sorted(),
            profit: profit,
            discriminator: matches.first?.leg.fronts.first?.origins.first.map { [$0.logIndex ?? $0.order] } ?? []
        )
        return (places, finding)
    }

    /// Whether something was gained, and nothing was lost but dust of what was swapped.
    private func isGain(_ profit: Profit, by legs: [CrossBlockSandwich.Leg]) -> Bool {
        var flows: [Asset: U256] = [:]
        for leg in legs {
            for (token, amount) in [(leg.tokenIn, leg.spent), (leg.tokenOut, leg.bought)] {
                let asset = Asset(unwrapping: token, from: sandwiches.chain.wrappedNativeToken)
                flows[asset] = (flows[asset] ?? .zero).addingSaturating(amount)
            }
        }
        return profit.nets.contains { !$0.net.isNegative }
            && profit.nets.allSatisfy { !$0.net.isNegative || $0.net.magnitude.isDust(of: flows[$0.asset] ?? .zero) }
    }

    private func transactions(_ matches: [LegSearch.Match], _ joined: JoinedBlocks) -> [FindingTransaction] {
        var parts: [Int: (role: FindingTransaction.Role, origins: Set<ActionOrigin>)] = [:]
        for match in matches {
            for (place, trade) in zip(match.places, match.leg.fronts + match.leg.backs) {
                let role: FindingTransaction.Role = place < joined.startOfLast ? .front : .back
                parts[place, default: (role, [])].origins.formUnion(trade.origins)
            }
        }
        // What is the party's own in one pool is nobody's loss in another.
        let own = Set(parts.keys)
        for match in matches {
            for (place, victim) in zip(match.victimPlaces, match.leg.victims) where !own.contains(place) {
                parts[place, default: (.victim, [])].origins.insert(victim.origin)
            }
        }
        return parts.sorted { $0.key < $1.key }.map { joined.part($0.key, $0.value.role, Array($0.value.origins)) }
    }
}

extension LegSearch.Match {
    /// The places of the transactions before the victims.
    fileprivate var fronts: ArraySlice<Int> { places.prefix(leg.fronts.count) }
    /// The places of the transactions after the victims.
    fileprivate var backs: ArraySlice<Int> { places.dropFirst(leg.fronts.count) }
}

extension CrossBlockSandwich.Leg {
    fileprivate init(_ match: LegSearch.Match) {
        func sum(_ amounts: [U256]) -> U256 { amounts.reduce(.zero) { $0.addingSaturating($1) } }
        let leg = match.leg
        self.init(
            pool: leg.pool,
            venue: leg.venue,
            tokenIn: leg.tokenIn,
            tokenOut: leg.tokenOut,
            spent: sum(leg.fronts.map(\.amountIn)),
            bought: sum(leg.fronts.map(\.amountOut)),
            sold: sum(leg.backs.map(\.amountIn)),
            returned: sum(leg.backs.map(\.amountOut)),
            victimCount: leg.victims.count
        )
    }
}
