public import ChainDecoding

/// What is known of a pool whatever happens in it.
public struct Pool: Sendable, Hashable {
    /// What it is known by.
    public var id: PoolID
    /// The protocol.
    public var venue: Venue
    /// The tokens, in the order in which the pool counts them.
    public var tokens: [Address]
    /// The fee that a swap pays, in millionths, where it is fixed.
    public var feeMillionths: UInt32?

    /// Creates a pool.
    public init(id: PoolID, venue: Venue, tokens: [Address], feeMillionths: UInt32? = nil) {
        self.id = id
        self.venue = venue
        self.tokens = tokens
        self.feeMillionths = feeMillionths
    }
}
