/// Where an action was seen, and when in its transaction.
public struct ActionOrigin: Sendable, Hashable, Comparable {
    /// The place among all actions of the transaction, transfers included, in the order of execution.
    public var order: Int
    /// The place in the block of the log that tells of it, if a log does.
    public var logIndex: Int?
    /// The index among the transaction's calls of the call that tells of it, if a call does.
    ///
    /// ``TransactionRecord/traceAddress(of:)`` makes the trace address of it.
    public var call: Int?

    /// Creates an origin.
    public init(order: Int, logIndex: Int? = nil, call: Int? = nil) {
        self.order = order
        self.logIndex = logIndex
        self.call = call
    }

    /// Whether an action came before another of the same transaction.
    public static func < (left: ActionOrigin, right: ActionOrigin) -> Bool { left.order < right.order }
}
