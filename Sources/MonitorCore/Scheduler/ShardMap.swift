/// Divides monitors into virtual shards, each of which one scheduler works on at a time.
///
/// All schedulers and auditors of an installation use the same count.
public struct ShardMap: Sendable, Hashable {
    /// The number of shards; at least 1.
    public let count: Int

    /// Creates a map.
    public init(count: Int) {
        self.count = min(max(1, count), 65_536)
    }

    /// The shard of a monitor.
    public func shard(of monitor: MonitorID) -> Int {
        Int(stableHash(monitor.rawValue) % UInt64(count))
    }

    /// The name of a shard: that of its lease, and of its mark in the ledger store.
    public func name(of shard: Int) -> String {
        "\(Self.leasePrefix)\(shard)"
    }

    /// What the names of all shards begin with.
    static let leasePrefix = "scheduler.shard."
    /// What the names of the leases begin with by which schedulers make themselves known.
    static let nodePrefix = "scheduler.node."
}
