public import ChainDecoding

/// Who bought first in a new pool.
public struct PoolEntrants: Sendable, Hashable {
    /// Somebody's first purchase.
    public struct Entrant: Sendable, Hashable {
        /// Who.
        public var trader: Entity
        /// The number of the block.
        public var block: UInt64
        /// The place of the transaction in the block.
        public var index: Int
        /// The hash of the transaction.
        public var transaction: Hash32
    }

    /// The block that the pool was created in.
    public var createdIn: UInt64
    /// Who bought first, in order.
    public var entrants: [Entrant] = []
}
