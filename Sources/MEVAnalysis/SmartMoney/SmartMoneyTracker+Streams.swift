import ChainDecoding

extension SmartMoneyTracker {
    /// Forgets the pools that are no longer new and the traders that are idle, when a block comes.
    mutating func expire(before number: UInt64) {
        expirePools(before: number)
        let now = rules.epoch(of: number)
        guard let head = journal.head, rules.epoch(of: head.number) != now, now >= rules.horizonEpochs else { return }
        let last = now - rules.horizonEpochs
        for epoch in state.idle.values.keys.filter({ $0 <= last }) {
            for trader in state.idle[epoch] ?? [] {
                if let record = state.traders[trader], record.lastEpoch <= last { state.traders[trader] = nil }
            }
            state.idle[epoch] = nil
        }
    }

    private mutating func expirePools(before number: UInt64) {
        guard number >= limits.entryBlocks else { return }
        let last = number - limits.entryBlocks
        let follows = journal.head.map { $0.number &+ 1 == number } ?? false
        for block in follows ? [last] : state.newPools.values.keys.filter({ $0 <= last }) {
            guard let pools = state.newPools[block] else { continue }
            for pool in pools { state.pools[pool] = nil }
            state.newPools[block] = nil
        }
    }

    /// Learns from logs which pools are new.
    mutating func learnPools(from block: AnalyzedBlock) {
        for transaction in block.record.transactions where transaction.succeeded {
            for record in transaction.logs ?? [] where rules.factories.contains(record.log.address) {
                guard
                    let pool = PoolCreations.pool(record.log), state.pools[pool] == nil,
                    state.pools.count < limits.maximumPools
                else { continue }
                state.pools[pool] = PoolEntrants(createdIn: block.record.number)
                state.newPools[block.record.number, default: []].append(pool)
            }
        }
    }
}
