import ChainDecoding

/// Finds who swapped in a pool before others, and back after them.
struct LegSearch {
    /// A leg, and whose it is.
    struct Match {
        var actor: Int
        var leg: SandwichLeg
        /// The places of the attacker's transactions, and of the victims'.
        var places: [Int]
        var victimPlaces: [Int]
    }

    /// What an actor swapped of two tokens in one transaction.
    fileprivate struct Position {
        var place: Int
        var firstEvent: Int
        var lastEvent: Int
        /// What the pool got and gave of its first token, and of the other.
        var first = Turnover()
        var second = Turnover()
        var origins: [ActionOrigin] = []

        /// What the pool has more of one token and less of the other; `nil` when it has not.
        var net: (isZeroForOne: Bool, amountIn: U256, amountOut: U256)? {
            if let taken = first.gain, let given = second.loss { return (true, taken.part, given.part) }
            if let taken = second.gain, let given = first.loss { return (false, taken.part, given.part) }
            return nil
        }
    }

    private struct Key: Hashable {
        var actor: Int
        var first: Address
        var second: Address
    }

    private let search: BlockSearch
    private let directory: (any PoolDirectory)?
    private let scanLimit: Int
    private var budget = ScanBudget(events: 0, scanLimit: 0)
    /// The pools in which there was more to look at than the limit allows.
    private(set) var unfinishedPools: [PoolID] = []

    init(_ search: BlockSearch, directory: (any PoolDirectory)?, scanLimit: Int) {
        self.search = search
        self.directory = directory
        self.scanLimit = scanLimit
    }

    /// The legs of all pools.
    mutating func matches() -> [Match] {
        var matches: [Match] = []
        for timeline in search.timelines where timeline.events.count > 2 {
            budget = ScanBudget(events: timeline.events.count, scanLimit: scanLimit)
            defer { if budget.isExceeded { unfinishedPools.append(timeline.pool) } }
            for (key, positions) in positions(of: timeline) where positions.count > 1 {
                matches += legs(of: key, positions, timeline)
            }
        }
        return matches
    }

    /// What each actor swapped of each two tokens, transaction by transaction, in the order of the first ones.
    private func positions(of timeline: BlockSearch.Timeline) -> [(key: Key, positions: [Position])] {
        var lists: [(key: Key, positions: [Position])] = []
        var indexes: [Key: Int] = [:]
        for (index, event) in timeline.events.enumerated() {
            guard let actor = event.actor, let swap = search.swap(event) else { continue }
            let (first, second) =
                swap.isZeroForOne ? (swap.tokenIn, swap.tokenOut) : (swap.tokenOut, swap.tokenIn)
            let key = Key(actor: actor, first: first, second: second)
            let list = indexes[key, default: lists.count]
            if list == lists.count {
                indexes[key] = list
                lists.append((key, []))
            }
            if lists[list].positions.last?.place != event.place {
                lists[list].positions.append(Position(place: event.place, firstEvent: index, lastEvent: index))
            }
            lists[list].positions[lists[list].positions.count - 1].add(swap, event: index)
        }
        return lists
    }

    /// Runs in one direction, each with the run in the other one that follows it and victims between.
    private mutating func legs(
        of key: Key,
        _ positions: [Position],
        _ timeline: BlockSearch.Timeline
    ) -> [Match] {
        var runs: [(isZeroForOne: Bool, positions: [Position])] = []
        for position in positions {
            guard let net = position.net else { continue }
            if runs.last?.isZeroForOne == net.isZeroForOne {
                runs[runs.count - 1].positions.append(position)
            } else {
                runs.append((net.isZeroForOne, [position]))
            }
        }
        var matches: [Match] = []
        var index = 0
        while index + 1 < runs.count {
            if let match = leg(of: key, runs[index].positions, runs[index + 1].positions, timeline) {
                matches.append(match)
                index += 2
            } else {
                index += 1
            }
        }
        return matches
    }

    private mutating func leg(
        of key: Key,
        _ fronts: [Position],
        _ backs: [Position],
        _ timeline: BlockSearch.Timeline
    ) -> Match? {
        guard let first = fronts.first, let last = backs.last, let net = first.net else { return nil }
        let (tokenIn, tokenOut) = net.isZeroForOne ? (key.first, key.second) : (key.second, key.first)
        let own = Set((fronts + backs).map(\.place))
        let victims = victims(of: key.actor, first, last, own: own, tokenIn, tokenOut, timeline)
        guard let firstVictim = victims.first, let lastVictim = victims.last else { return nil }
        // A front that no victim follows, or a back that none precedes, has nothing to do with it.
        let usedFronts = fronts.filter { $0.place < lastVictim.place }
        let usedBacks = backs.filter { firstVictim.place < $0.place }
        let leg = SandwichLeg(
            pool: timeline.pool,
            venue: timeline.venue,
            tokenIn: tokenIn,
            tokenOut: tokenOut,
            fronts: usedFronts.compactMap(trade),
            backs: usedBacks.compactMap(trade),
            victims: victims.map(\.victim)
        )
        return Match(
            actor: key.actor,
            leg: leg,
            places: (usedFronts + usedBacks).map(\.place),
            victimPlaces: victims.map(\.place)
        )
    }

    private func trade(_ position: Position) -> SandwichLeg.Trade? {
        position.net.map { net in
            SandwichLeg.Trade(
                transaction: search.block.record.transactions[position.place].index,
                amountIn: net.amountIn,
                amountOut: net.amountOut,
                origins: position.origins
            )
        }
    }

    /// What others did in the same direction between, and what it cost them.
    private mutating func victims(
        of actor: Int,
        _ first: Position,
        _ last: Position,
        own: Set<Int>,
        _ tokenIn: Address,
        _ tokenOut: Address,
        _ timeline: BlockSearch.Timeline
    ) -> [(place: Int, victim: SandwichVictim)] {
        let range = first.firstEvent...last.lastEvent
        guard let front = search.swap(timeline.events[first.firstEvent]), budget.take(range.count) else { return [] }
        var replay = LossReplay(
            front: front,
            before: stateBefore(first.firstEvent, timeline),
            feeMillionths: directory?.pool(timeline.pool)?.feeMillionths
        )
        var victims: [(place: Int, victim: SandwichVictim)] = []
        for index in range.dropFirst() {
            let event = timeline.events[index]
            let isOwn = event.actor == actor || own.contains(event.place)
            let isBetween = !isOwn && first.place < event.place && event.place < last.place
            if let swap = search.swap(event) {
                // What a token sells of its own within the attacker's transaction is nobody's loss.
                guard isBetween else {
                    replay.skip(swap)
                    continue
                }
                let loss = replay.loss(of: swap)
                guard swap.tokenIn == tokenIn, swap.tokenOut == tokenOut else { continue }
                victims.append((event.place, victim(event, swap, loss)))
            } else if let change = search.liquidityChange(event), isBetween {
                replay.pass(change)
                guard let amounts = change.oneSided(tokenIn, tokenOut) else { continue }
                victims.append((event.place, victim(event, change, amounts)))
            }
        }
        return victims
    }

    /// What the pool was like before an event, where the swap before it tells and no liquidity changed since.
    private func stateBefore(_ index: Int, _ timeline: BlockSearch.Timeline) -> PoolState? {
        guard index > 0 else { return nil }
        return search.swap(timeline.events[index - 1])?.stateAfter
    }

    private func victim(_ event: BlockSearch.Event, _ swap: Swap, _ loss: VictimLoss?) -> SandwichVictim {
        let transaction = search.block.record.transactions[event.place]
        return SandwichVictim(
            transaction: transaction.index,
            action: .swap,
            account: transaction.sender ?? event.payer,
            amountIn: swap.amountIn,
            amountOut: swap.amountOut,
            loss: loss,
            origin: swap.origin
        )
    }

    private func victim(
        _ event: BlockSearch.Event,
        _ change: LiquidityChange,
        _ amounts: (in: U256, out: U256)
    ) -> SandwichVictim {
        let transaction = search.block.record.transactions[event.place]
        return SandwichVictim(
            transaction: transaction.index,
            action: .liquidityChange,
            account: transaction.sender ?? change.account ?? change.owner,
            amountIn: amounts.in,
            amountOut: amounts.out,
            origin: change.origin
        )
    }
}

extension LegSearch.Position {
    fileprivate mutating func add(_ swap: Swap, event: Int) {
        lastEvent = event
        origins.append(swap.origin)
        if swap.isZeroForOne {
            first.add(got: swap.amountIn)
            second.add(gave: swap.amountOut)
        } else {
            second.add(got: swap.amountIn)
            first.add(gave: swap.amountOut)
        }
    }
}
