public import ChainDecoding

/// What a pool is known by: its contract, and its number where one contract keeps many pools.
public struct PoolID: Sendable, Hashable, Comparable {
    /// The contract: the pool's own, or the one that keeps it (the vault of Balancer, the manager of Uniswap V4).
    public var contract: Address
    /// Which pool of the contract; zero for a pool with a contract of its own.
    public var id: Hash32

    /// Creates an identity.
    public init(_ contract: Address, id: Hash32 = .zero) {
        self.contract = contract
        self.id = id
    }

    /// Whether an identity comes first: by contract, then by number.
    public static func < (left: PoolID, right: PoolID) -> Bool {
        left.contract == right.contract ? left.id < right.id : left.contract < right.contract
    }
}
