public import ChainDecoding

/// Who saw when transactions came to the public mempool.
///
/// Answers have to be the same for the same question, so that a block that is analysed again gives the same.
public protocol ArrivalSource: Sendable {
    /// When a transaction was first seen, in microseconds since 1970; `nil` when it was not seen before its block.
    func arrival(of transaction: Hash32) -> UInt64?
}
