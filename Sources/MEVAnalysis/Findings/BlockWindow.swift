/// Blocks that follow each other, of which there is at least one.
public struct BlockWindow: Sendable, Hashable {
    /// The blocks before the last one, the oldest first; none at the beginning of a stream.
    public let earlier: [AnalyzedBlock]
    /// The last block.
    public let last: AnalyzedBlock

    /// Creates a window of blocks, each the parent of the next.
    ///
    /// - Parameters:
    ///   - last: The last block.
    ///   - earlier: Those before it, the oldest first.
    public init(_ last: AnalyzedBlock, after earlier: [AnalyzedBlock] = []) {
        self.earlier = earlier
        self.last = last
    }

    /// All blocks, the oldest first.
    public var blocks: [AnalyzedBlock] { earlier + [last] }
}
