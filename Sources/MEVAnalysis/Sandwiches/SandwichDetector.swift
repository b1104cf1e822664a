import ChainDecoding

/// Finds sandwiches within a block.
///
/// A party that swaps in a pool in one transaction and back in a later one, with swaps of others in its first direction
/// between, sandwiches them. Any number of transactions, pools and victims make one finding as long as the transactions
/// are shared. Who belongs together is told by who pays and who keeps, so that neither public routers make strangers
/// one party nor several senders of one bot hide it. Which token is given first does not matter: what counts is the
/// party's net over all its transactions, in every token.
///
/// It takes O(*n* log *n*) in the number of actions, beside the looks for victims, which ``scanLimit`` bounds for each
/// pool by itself.
public struct SandwichDetector: Detector {
    /// What the chain has of its own.
    public var chain: ChainContracts
    /// Who knows the fees of pools beyond the usual ones.
    public var directory: (any PoolDirectory)?
    /// How many actions of a pool are looked at as victims, over all pairs of an attacker's swaps, beside 64 for each of
    /// the pool's actions.
    ///
    /// Only made-up pools reach the usual limit; beyond it no more is found there, and ``result(in:)`` names them.
    public var scanLimit: Int

    /// Creates a detector.
    public init(
        chain: ChainContracts = .ethereum,
        directory: (any PoolDirectory)? = nil,
        scanLimit: Int = 4_096
    ) {
        self.chain = chain
        self.directory = directory
        self.scanLimit = scanLimit
    }

    /// The sandwiches of a block.
    public func findings(in block: AnalyzedBlock) -> [Finding<Sandwich>] { result(in: block).findings }

    /// The sandwiches of a block, and the pools that may hide more.
    public func result(in block: AnalyzedBlock) -> DetectorResult<Sandwich> {
        result(in: BlockSearch(block, on: chain))
    }

    /// The sandwiches of a block that is being looked through.
    func result(in search: BlockSearch) -> DetectorResult<Sandwich> {
        var legSearch = LegSearch(search, directory: directory, scanLimit: scanLimit)
        let matches = legSearch.matches()
        guard !matches.isEmpty else { return DetectorResult(findings: [], unfinishedPools: legSearch.unfinishedPools) }
        var jitSearch = JITSearch(search, scanLimit: scanLimit)
        let positions = Dictionary(grouping: jitSearch.matches(), by: \.actor)
        var transfers = TransferSearch(search.block)
        let findings = SharedTransactions.groups(matches.map { ($0.actor, $0.places) })
            .compactMap { group in
                let actor = matches[group[0]].actor
                return finding(of: actor, group.map { matches[$0] }, positions[actor] ?? [], search, &transfers)
            }
            .sorted { ($0.transactions.first?.index ?? 0) < ($1.transactions.first?.index ?? 0) }
        return DetectorResult(findings: findings, unfinishedPools: legSearch.unfinishedPools)
    }

    private func finding(
        of actor: Int,
        _ matches: [LegSearch.Match],
        _ positions: [JITSearch.Match],
        _ search: BlockSearch,
        _ transfers: inout TransferSearch
    ) -> Finding<Sandwich>? {
        let legPlaces = Set(matches.flatMap(\.places))
        let positions = positions.filter { $0.places.contains(where: legPlaces.contains) }
        let places = legPlaces.union(positions.flatMap(\.places))
        let party = search.party(of: actor, in: places)
        // Who takes a position has it before its last victim.
        let fronts = matches.flatMap { match in match.places.filter { $0 < match.victimPlaces.last ?? 0 } }
        let wrapper = chain.wrappedNativeToken
        let profit = Profit(of: party, in: Array(places), among: &transfers, wrapper: wrapper)
        let position = Profit(of: party, in: fronts, among: &transfers, wrapper: wrapper)
        let legs = matches.map(\.leg).sorted { ($0.firstTransaction, $0.pool) < ($1.firstTransaction, $1.pool) }
        let senders = Set(places.map { search.block.record.transactions[$0].sender })
        guard let confidence = confidence(legs, position, profit, senderCount: senders.count) else { return nil }
        return Finding(
            Sandwich(legs: legs, positions: positions.map(\.position)),
            in: search.block.record,
            rule: positions.isEmpty ? legs.count > 1 ? "sandwich.pools" : "sandwich.pool" : "sandwich.jit",
            confidence: confidence,
            transactions: transactions(matches, positions, search),
            party: party.sorted(),
            profit: profit,
            discriminator: legs.first?.fronts.first?.origins.first.map { [$0.logIndex ?? $0.order] } ?? []
        )
    }

    /// How sure it is; `nil` for what is none.
    ///
    /// - Parameters:
    ///   - legs: What was swapped.
    ///   - position: What the party had more and less before the last victims.
    ///   - profit: What it had in the end.
    ///   - senderCount: How many senders its transactions have.
    /// - Returns: The confidence.
    private func confidence(
        _ legs: [SandwichLeg],
        _ position: Profit,
        _ profit: Profit,
        senderCount: Int
    ) -> Confidence? {
        let wrapper = chain.wrappedNativeToken
        let held = Dictionary(position.nets.map { ($0.asset, $0.net) }) { first, _ in first }
        guard legs.contains(where: { $0.isOpen(for: held, wrapper: wrapper) }) else { return nil }
        var traded = Set(held.filter(\.value.isNegative).keys)
        for leg in legs { traded.formUnion([leg.tokenIn, leg.tokenOut].map { Asset(unwrapping: $0, from: wrapper) }) }
        let hasGained = profit.nets.contains { !$0.net.isNegative && traded.contains($0.asset) }
        let closed = legs.map(\.closedThousandths).max() ?? 0
        if senderCount > 1, closed < 500 || !hasGained { return closed < 100 ? nil : .candidate }
        guard hasGained, closed >= 500 else { return .candidate }
        return closed >= 900 ? .certain : .likely
    }

    private func transactions(
        _ matches: [LegSearch.Match],
        _ positions: [JITSearch.Match],
        _ search: BlockSearch
    ) -> [FindingTransaction] {
        var origins: [Int: [ActionOrigin]] = [:]
        var roles: [Int: FindingTransaction.Role] = [:]
        func add(_ place: Int, _ role: FindingTransaction.Role, _ more: [ActionOrigin]) {
            let isOther = roles[place].map { $0 != role } ?? false
            roles[place] = isOther ? .middle : role
            origins[place, default: []] += more
        }
        for match in matches {
            let trades =
                match.leg.fronts.map { (FindingTransaction.Role.front, $0) }
                + match.leg.backs.map { (.back, $0) }
            for (place, (role, trade)) in zip(match.places, trades) { add(place, role, trade.origins) }
            for (place, victim) in zip(match.victimPlaces, match.leg.victims) { add(place, .victim, [victim.origin]) }
        }
        for match in positions {
            for (place, more) in match.origins {
                add(place, roles[place] ?? (place == match.places.first ? .front : .back), more)
            }
        }
        return origins.keys.sorted().map { search.block.part($0, roles[$0] ?? .middle, Array(Set(origins[$0] ?? []))) }
    }
}

extension SandwichLeg {
    fileprivate var firstTransaction: Int { fronts.first?.transaction ?? 0 }

    /// Whether who has so much more or less has a position by the fronts.
    ///
    /// It has less of one of the tokens, and not by dust, or half of what was bought, which may have been paid with a
    /// third token. Two arbitrages that happen to go opposite ways give nothing and keep little.
    fileprivate func isOpen(for nets: [Asset: I256], wrapper: Address) -> Bool {
        let (paid, bought) = (Self.sum(fronts.map(\.amountIn)), Self.sum(fronts.map(\.amountOut)))
        let spent = nets[Asset(unwrapping: tokenIn, from: wrapper)] ?? .zero
        let kept = nets[Asset(unwrapping: tokenOut, from: wrapper)] ?? .zero
        return spent.isNegative && !spent.magnitude.isDust(of: paid)
            || kept.magnitude >= bought &>> 1 && !kept.isNegative && !kept.isZero
            || kept.isNegative && !kept.magnitude.isDust(of: bought)
    }
}
