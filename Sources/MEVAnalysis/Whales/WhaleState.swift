import ChainDecoding

/// What a ``WhaleTracker`` knows after a block: equal for equal chains, however they were come to.
public struct WhaleState: Sendable, Hashable {
    /// An entity and an asset.
    struct Key: Sendable, Hashable, Comparable {
        var entity: Entity
        var asset: Asset

        static func < (left: Key, right: Key) -> Bool {
            left.entity == right.entity ? left.asset < right.asset : left.entity < right.entity
        }
    }

    /// What an entity moved of an asset in a block.
    struct Flow: Sendable, Hashable {
        var block: UInt64
        var got = U256.zero
        var gave = U256.zero
        var transferCount = 0
        var transfers: [WhaleTransfer] = []
    }

    /// What an entity moved of an asset in the window, and what has been said of it.
    struct Position: Sendable, Hashable {
        var flows: [Flow] = []
        var got = U256.zero
        var gave = U256.zero
        /// How many times the net amount reported last is the least threshold, as a number of bits; below 0 of what was
        /// given away.
        var level = 0
        /// The least threshold, when the position last changed.
        var least = U256.zero

        /// The level of the net amount; `nil` when that does not fit.
        var currentLevel: Int? {
            guard let net = I256(difference: got, gave) else { return nil }
            let bits = 256 - net.magnitude.divided(by: least).leadingZeroBitCount
            return net.isNegative ? -bits : bits
        }
    }

    /// The deepest pool of an asset.
    struct Depth: Sendable, Hashable {
        var pool: PoolID
        var amount: U256
    }

    /// What has to be known to undo a block.
    struct Undo: Sendable, Hashable {
        var positions: RevertibleTable<Key, Position>.Changes
        var expiries: RevertibleTable<UInt64, [Key]>.Changes
        var depths: RevertibleTable<Asset, Depth>.Changes
        var ranking: HeavyHitters<Entity>
        var refusedFlows: UInt64
        var findings: [FindingID]
    }

    var positions = RevertibleTable<Key, Position>()
    /// The positions that have a flow of a block, to be found when the block leaves the window.
    var expiries = RevertibleTable<UInt64, [Key]>()
    var depths = RevertibleTable<Asset, Depth>()
    var ranking: HeavyHitters<Entity>
    var refusedFlows: UInt64 = 0

    init(rankingCapacity: Int) {
        ranking = HeavyHitters(capacity: rankingCapacity)
    }

    mutating func revert(_ undo: Undo) {
        positions.revert(undo.positions)
        expiries.revert(undo.expiries)
        depths.revert(undo.depths)
        ranking = undo.ranking
        refusedFlows = undo.refusedFlows
    }
}
