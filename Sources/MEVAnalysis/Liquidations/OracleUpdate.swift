public import ChainDecoding

/// A price that a feed was told.
public struct OracleUpdate: Sendable, Hashable {
    /// The feed's contract; of Chainlink, the aggregator behind the proxy.
    public var feed: Address
    /// The place of the transaction in the block.
    public var transaction: Int
    /// The price in the feed's units, where it is known.
    public var answer: I256?
    /// The place of the log in the block, where a log tells of it.
    public var logIndex: Int?
    /// The index of the call among the transaction's, where a call tells of it.
    public var call: Int?
    /// How sure it is that what the finding is about has read it.
    public var confidence: Confidence

    /// Creates an update.
    public init(
        feed: Address,
        transaction: Int,
        answer: I256?,
        logIndex: Int? = nil,
        call: Int? = nil,
        confidence: Confidence = .certain
    ) {
        self.feed = feed
        self.transaction = transaction
        self.answer = answer
        self.logIndex = logIndex
        self.call = call
        self.confidence = confidence
    }
}
