/// How much an RLP item may ask of its decoder.
///
/// The defaults admit everything that Ethereum-like chains send, and bound what ``RLP/decode(_:limits:)`` allocates:
/// one array of 16 bytes per item, which grows by doubling.
public struct RLPLimits: Sendable, Hashable {
    /// How many lists may contain each other; 1,024 unless told otherwise.
    ///
    /// What chains send nests less than ten deep. 1,024 is the depth of calls in Ethereum's virtual machine (yellow
    /// paper, section 8), the deepest that anything of a chain goes, and safe for those who walk a tree by recursion.
    public var depth: Int
    /// How many items there may be, lists included; 1,048,576 unless told otherwise.
    ///
    /// The receipts of a block that fills 60 million gas with the cheapest logs hold 640,000 at most.
    public var itemCount: Int
    /// How many bytes the input may have; 33,554,432 (32 MiB) unless told otherwise, and never more than 2^32 − 1.
    ///
    /// That is four times the largest block (EIP-7934) and twice the largest message between nodes (RLPx).
    public var byteCount: Int

    /// Creates limits.
    public init(depth: Int = 1_024, itemCount: Int = 1 << 20, byteCount: Int = 1 << 25) {
        self.depth = depth
        self.itemCount = itemCount
        self.byteCount = byteCount
    }
}
