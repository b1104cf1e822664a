/// What became of a published batch.
public struct PublishReceipt: Sendable, Hashable {
    /// Messages that were newly accepted.
    public var acceptedCount: Int
    /// Messages that were dropped because the queue had them already.
    public var duplicateCount: Int

    /// Creates a receipt.
    public init(acceptedCount: Int, duplicateCount: Int) {
        self.acceptedCount = acceptedCount
        self.duplicateCount = duplicateCount
    }
}
