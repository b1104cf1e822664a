import ChainDecoding

/// An arbitrage that was tried and taken back: by the whole transaction, or by a call in one that succeeded.
public struct ArbitrageAttempt: FindingDetail {
    /// `arbitrage-attempt`.
    public static let kind = "arbitrage-attempt"

    /// The cycles as they would have been.
    public var cycles: [TradeCycle]
    /// Whether the transaction itself failed.
    public var transactionFailed: Bool

    /// Creates a detail.
    public init(cycles: [TradeCycle], transactionFailed: Bool) {
        self.cycles = cycles
        self.transactionFailed = transactionFailed
    }

    /// What happened.
    public var explanation: String {
        "Taken back by \(transactionFailed ? "the whole transaction" : "a call"): "
            + cycles.map(\.explanation).joined(separator: " ")
    }
}
