/// The receipt of a transaction: the part of it that the chain agrees on.
public struct Receipt: Sendable, Hashable {
    /// The number of the transaction's kind (EIP-2718); 0 for legacy transactions.
    public var type: UInt8
    /// Whether it succeeded, or the state after it.
    public var outcome: ReceiptOutcome
    /// The gas that this transaction and those before it in the block have used.
    public var cumulativeGasUsed: UInt64
    /// The filter of its logs.
    public var bloom: Bloom
    /// Its logs, in the order in which they were written.
    public var logs: [Log]
    /// The nonce of the sender of a deposit, which receipts of the OP Stack hold since Regolith.
    public var depositNonce: UInt64?
    /// The version of the receipt of a deposit, which receipts of the OP Stack hold since Canyon.
    public var depositReceiptVersion: UInt64?

    /// Creates a receipt.
    ///
    /// - Parameters:
    ///   - type: The number of the transaction's kind.
    ///   - outcome: Whether it succeeded, or the state after it.
    ///   - cumulativeGasUsed: The gas that this transaction and those before it in the block have used.
    ///   - bloom: The filter of its logs; `nil` makes it from them.
    ///   - logs: Its logs.
    public init(
        type: UInt8,
        outcome: ReceiptOutcome,
        cumulativeGasUsed: UInt64,
        bloom: Bloom? = nil,
        logs: [Log]
    ) {
        self.type = type
        self.outcome = outcome
        self.cumulativeGasUsed = cumulativeGasUsed
        self.bloom = bloom ?? Bloom(of: logs)
        self.logs = logs
    }
}
