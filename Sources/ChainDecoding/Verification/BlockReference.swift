/// A block, by its number and its hash.
public struct BlockReference: Sendable, Hashable {
    /// How many blocks come before.
    public var number: UInt64
    /// The hash.
    public var hash: Hash32

    /// Creates a reference.
    public init(number: UInt64, hash: Hash32) {
        self.number = number
        self.hash = hash
    }
}
