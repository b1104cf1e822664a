/// A directory in memory.
public struct InMemoryPoolDirectory: PoolDirectory, Sendable, Hashable {
    private var pools: [PoolID: Pool]

    /// Creates a directory of some pools; of two with the same identity the later one counts.
    public init(_ pools: some Sequence<Pool> = EmptyCollection<Pool>()) {
        self.pools = Dictionary(pools.map { ($0.id, $0) }) { $1 }
    }

    /// How many pools it has.
    public var count: Int { pools.count }

    /// Adds a pool, or replaces what was known of it.
    public mutating func insert(_ pool: Pool) {
        pools[pool.id] = pool
    }

    /// What is known of a pool; `nil` of one that is not known.
    public func pool(_ id: PoolID) -> Pool? { pools[id] }
}
