/// The swaps of a block by their pools.
struct PoolHistory {
    /// A swap, and the place of its transaction among those of the record.
    struct Entry {
        var place: Int
        var swap: Swap
    }

    private var entries: [PoolID: [Entry]] = [:]

    init(_ block: AnalyzedBlock) {
        for stream in block.actions.streams {
            for swap in stream.swaps {
                entries[swap.pool, default: []].append(Entry(place: stream.transaction, swap: swap))
            }
        }
    }

    /// The swaps of a pool before a transaction, the last one first, at most so many.
    func swaps(of pool: PoolID, before place: Int, limit: Int) -> [Entry] {
        guard let all = entries[pool] else { return [] }
        let end = all.partitionPoint { $0.place >= place }
        return all[..<end].suffix(limit).reversed()
    }
}
