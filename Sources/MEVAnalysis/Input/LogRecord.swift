public import ChainDecoding

/// A log of a transaction that stands: no call that a failure took back has one.
public struct LogRecord: Sendable, Hashable {
    /// The log.
    public var log: Log
    /// The log's place in the block.
    public var index: Int
    /// The index of the call that wrote it, where the source tells.
    public var call: Int?

    /// Creates a log.
    public init(_ log: Log, index: Int, call: Int? = nil) {
        self.log = log
        self.index = index
        self.call = call
    }
}
