import ChainDecoding

/// What detectors look through: the events of each pool in order, and who is behind them.
struct BlockSearch {
    /// A swap or a change of liquidity, by its place in its transaction's stream.
    struct Event {
        enum Kind {
            case swap(Int)
            case liquidityChange(Int)
        }

        var place: Int
        var order: Int
        var kind: Kind
        var actor: Int?
        /// Who pays for a swap, past the pools that hand tokens on.
        var payer: Address?
    }

    /// What happened in a pool, in the order of execution.
    struct Timeline {
        var pool: PoolID
        var venue: Venue
        var events: [Event]
    }

    let block: AnalyzedBlock
    let actors: Actors
    /// The pools in the order in which they first occur.
    private(set) var timelines: [Timeline] = []
    /// Who sent the transactions that call an account; `nil` inside for several.
    private var callers: [Address: Address?] = [:]
    private var tokens: Set<Address> = []

    init(_ block: AnalyzedBlock, on chain: ChainContracts) {
        self.block = block
        actors = Actors(block, on: chain)
        var indexes: [PoolID: Int] = [:]
        for place in block.record.transactions.indices {
            let transaction = block.record.transactions[place]
            if let recipient = transaction.recipient {
                callers[recipient] =
                    callers[recipient, default: transaction.sender] == transaction.sender
                    ? .some(transaction.sender) : .some(nil)
            }
            let stream = block.actions.streams[place]
            for (index, swap) in stream.swaps.enumerated() where swap.venue.isPool {
                let event = Event(
                    place: place,
                    order: swap.origin.order,
                    kind: .swap(index),
                    actor: actors.swaps[place][index],
                    payer: actors.payers[place][index]
                )
                append(event, swap.pool, swap.venue, &indexes)
                tokens.formUnion([swap.tokenIn, swap.tokenOut])
            }
            for (index, change) in stream.liquidityChanges.enumerated() {
                let event = Event(
                    place: place,
                    order: change.origin.order,
                    kind: .liquidityChange(index),
                    actor: actors.liquidityChanges[place][index]
                )
                append(event, change.pool, change.venue, &indexes)
            }
        }
        for index in timelines.indices {
            timelines[index].events.sort { ($0.place, $0.order) < ($1.place, $1.order) }
        }
    }

    private mutating func append(_ event: Event, _ pool: PoolID, _ venue: Venue, _ indexes: inout [PoolID: Int]) {
        let index = indexes[pool, default: timelines.count]
        if index == timelines.count {
            indexes[pool] = index
            timelines.append(Timeline(pool: pool, venue: venue, events: []))
        }
        timelines[index].events.append(event)
    }

    /// The swap of an event; `nil` for a change of liquidity.
    func swap(_ event: Event) -> Swap? {
        guard case .swap(let index) = event.kind else { return nil }
        return block.actions.streams[event.place].swaps[index]
    }

    /// The change of liquidity of an event; `nil` for a swap.
    func liquidityChange(_ event: Event) -> LiquidityChange? {
        guard case .liquidityChange(let index) = event.kind else { return nil }
        return block.actions.streams[event.place].liquidityChanges[index]
    }

    /// The accounts of an actor in some transactions, with the contracts that nobody else calls in the block.
    func party(of actor: Int, in places: some Sequence<Int>) -> Set<Address> {
        var party = actors.members(of: actor, in: places)
        for place in places {
            guard let recipient = block.record.transactions[place].recipient, !tokens.contains(recipient),
                !actors.isExchange(recipient), let only = callers[recipient], let only, party.contains(only)
            else { continue }
            party.insert(recipient)
        }
        return party
    }
}
