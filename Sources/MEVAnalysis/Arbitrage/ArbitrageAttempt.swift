public import ChainDecoding

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

    /// What failed, and what would have come of it.
    public func explanation(_ names: TokenNames) -> String {
        "\(transactionFailed ? "The whole transaction" : "A call in it") failed, so that nothing came of this: "
            + cycles.explanation(names)
    }

    /// Writes whether the transaction itself failed, and the cycles.
    public func writeFields(to json: inout JSONWriter) {
        json.writeField("transactionFailed", transactionFailed)
        json.writeField("cycles", cycles)
    }
}
