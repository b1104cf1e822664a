import ChainDecoding

/// Finds liquidity that was added before swaps of others and taken after them.
struct JITSearch {
    /// A position, and what it served.
    struct Match {
        var actor: Int
        var position: JITPosition
        /// The places of the transactions that added and took it.
        var places: [Int]
        var served: [Int]
        var origins: [Int: [ActionOrigin]]
        var timeline: Int
    }

    fileprivate struct Key: Hashable {
        var actor: Int
        var owner: Address?
        var ticks: Range<Int32>
    }

    fileprivate struct Pending {
        var key: Key
        var firstEvent: Int
        var lastEvent: Int
        var addedIn: Int
        var added: LiquiditySum
        var removed = LiquiditySum()
        var collected = LiquiditySum()
        var origins: [Int: [ActionOrigin]]
    }

    private let search: BlockSearch
    private let scanLimit: Int
    private var budget = ScanBudget(events: 0, scanLimit: 0)
    /// The pools in which there was more to look at than the limit allows.
    private(set) var unfinishedPools: [PoolID] = []

    init(_ search: BlockSearch, scanLimit: Int) {
        self.search = search
        self.scanLimit = scanLimit
    }

    /// The positions of all pools.
    mutating func matches() -> [Match] {
        var matches: [Match] = []
        for index in search.timelines.indices { matches += self.matches(index) }
        return matches
    }

    private mutating func matches(_ index: Int) -> [Match] {
        let events = search.timelines[index].events
        guard events.contains(where: { search.liquidityChange($0)?.ticks != nil }) else { return [] }
        budget = ScanBudget(events: events.count, scanLimit: scanLimit)
        defer { if budget.isExceeded { unfinishedPools.append(search.timelines[index].pool) } }
        return positions(of: events)
            .compactMap { pending in
                guard pending.isTaken else { return nil }
                let served = served(pending, events)
                guard !served.isEmpty else { return nil }
                let timeline = search.timelines[index]
                return Match(
                    actor: pending.key.actor,
                    position: pending.position(of: timeline.pool, timeline.venue, search.block.record),
                    places: pending.origins.keys.sorted(),
                    served: served,
                    origins: pending.origins,
                    timeline: index
                )
            }
    }

    /// What was added, and taken by the same in a later transaction.
    private func positions(of events: [BlockSearch.Event]) -> [Pending] {
        var positions: [Pending] = []
        var indexes: [Key: Int] = [:]
        for (index, event) in events.enumerated() {
            guard let change = search.liquidityChange(event), let actor = event.actor, let ticks = change.ticks else {
                continue
            }
            let key = Key(actor: actor, owner: change.owner, ticks: ticks)
            if let known = indexes[key], change.kind != .add {
                guard positions[known].addedIn < event.place else { continue }
                positions[known].lastEvent = index
                if change.kind == .remove {
                    positions[known].removed.add(change)
                } else {
                    positions[known].collected.add(change)
                }
                positions[known].origins[event.place, default: []].append(change.origin)
            } else if change.kind == .add {
                if let known = indexes[key], !positions[known].isTaken {
                    positions[known].added.add(change)
                    positions[known].addedIn = event.place
                    positions[known].origins[event.place, default: []].append(change.origin)
                } else {
                    indexes[key] = positions.count
                    positions.append(
                        Pending(
                            key: key,
                            firstEvent: index,
                            lastEvent: index,
                            addedIn: event.place,
                            added: LiquiditySum(change),
                            origins: [event.place: [change.origin]]
                        )
                    )
                }
            }
        }
        return positions
    }

    /// The events of swaps of others between that came through the ticks of a position.
    private mutating func served(_ position: Pending, _ events: [BlockSearch.Event]) -> [Int] {
        let range = position.firstEvent..<position.lastEvent
        guard budget.take(range.count) else { return [] }
        let (openedIn, lastPlace) = (events[position.firstEvent].place, events[position.lastEvent].place)
        var tick: Int32?
        var served: [Int] = []
        for index in range {
            let event = events[index]
            guard let swap = search.swap(event) else { continue }
            let before = tick
            if case .concentrated(_, _, let after) = swap.stateAfter { tick = after }
            guard event.actor != position.key.actor,
                openedIn < event.place,
                event.place < lastPlace
            else { continue }
            let (first, last) = (before ?? tick, tick)
            if let first, let last {
                let ticks = position.key.ticks
                guard min(first, last) < ticks.upperBound, max(first, last) >= ticks.lowerBound else { continue }
            }
            served.append(index)
        }
        return served
    }
}

extension JITSearch.Pending {
    /// Whether much of it was taken: some liquidity, or half of what was added of a token.
    fileprivate var isTaken: Bool {
        if removed.mayHaveLiquidity { return true }
        let (deposited, withdrawn) = (added.amounts, collected.amounts)
        return deposited.count == withdrawn.count
            && zip(deposited, withdrawn).contains { !$0.amount.isZero && $0.amount &>> 1 <= $1.amount }
    }

    fileprivate func position(of pool: PoolID, _ venue: Venue, _ block: BlockRecord) -> JITPosition {
        let (principal, taken) = (removed.amounts, collected.amounts)
        let hasFees = !principal.isEmpty && principal.count == taken.count
        return JITPosition(
            pool: pool,
            venue: venue,
            owner: key.owner,
            ticks: key.ticks,
            transactions: origins.keys.sorted().map { block.transactions[$0].index },
            liquidityAdded: added.liquidity,
            liquidityTaken: removed.liquidity,
            deposited: added.amounts,
            withdrawn: taken.isEmpty ? principal : taken,
            fees: hasFees
                ? zip(taken, principal)
                    .map { TokenAmount(token: $0.token, amount: $0.amount.subtractingSaturating($1.amount)) } : nil
        )
    }
}
