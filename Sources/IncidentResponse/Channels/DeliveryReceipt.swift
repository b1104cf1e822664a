/// What is worth recording about a delivery.
public struct DeliveryReceipt: Sendable, Hashable {
    /// The parts that were shortened to fit the channel.
    public var truncatedParts: [String]

    /// Creates a receipt.
    public init(truncatedParts: [String] = []) {
        self.truncatedParts = truncatedParts
    }
}
