/// How far back whales are looked for, and how much memory that may take.
public struct WhaleLimits: Sendable, Hashable {
    /// How many blocks movements are netted over, the last one included; at least 1.
    public var windowBlocks: UInt64
    /// Into how many blocks a movement may be split and still be seen whole: what an entity moves in one block counts
    /// from the least threshold divided by this on.
    public var maximumParts: UInt64
    /// How many pairs of an entity and an asset are followed at once; further ones are judged by single blocks only.
    public var maximumPositions: Int
    /// How many transfers of an entity and an asset are kept as evidence of a block, the largest ones.
    public var maximumEvidence: Int
    /// How many assets the deepest pool is kept of.
    public var maximumDepths: Int
    /// How many entities the ranking keeps.
    public var rankingCapacity: Int
    /// How many blocks can be undone.
    public var reorgDepth: Int

    /// Creates limits; by default those of about an hour of Ethereum, in some tens of megabytes.
    public init(
        windowBlocks: UInt64 = 300,
        maximumParts: UInt64 = 100,
        maximumPositions: Int = 50_000,
        maximumEvidence: Int = 4,
        maximumDepths: Int = 20_000,
        rankingCapacity: Int = 256,
        reorgDepth: Int = 64
    ) {
        self.windowBlocks = max(windowBlocks, 1)
        self.maximumParts = max(maximumParts, 1)
        self.maximumPositions = max(maximumPositions, 0)
        self.maximumEvidence = max(maximumEvidence, 1)
        self.maximumDepths = max(maximumDepths, 0)
        self.rankingCapacity = max(rankingCapacity, 1)
        self.reorgDepth = max(reorgDepth, 0)
    }
}
