import ChainDecoding

/// An arbitrage of what somebody else's trade, earlier in the block, had left of a pool's price.
public struct Backrun: FindingDetail {
    /// `backrun`.
    public static let kind = "backrun"

    /// A trade that made the opportunity, and the trade that took it.
    public struct Link: Sendable, Hashable {
        /// The place in the block of the transaction that made it.
        public var transaction: Int
        /// The swap that moved the price of the pool.
        public var trigger: Swap
        /// The swap of the arbitrage that moves it back.
        public var response: Swap

        /// Creates a link.
        public init(transaction: Int, trigger: Swap, response: Swap) {
            self.transaction = transaction
            self.trigger = trigger
            self.response = response
        }
    }

    /// The trades that made the opportunity, one for each pool of the arbitrage that was moved before.
    public var links: [Link]
    /// The cycles of the arbitrage.
    public var cycles: [TradeCycle]

    /// Creates a detail.
    public init(links: [Link], cycles: [TradeCycle]) {
        self.links = links
        self.cycles = cycles
    }

    /// What happened.
    public var explanation: String {
        let triggers = links.map { "transaction \($0.transaction) had moved pool \($0.trigger.pool.contract)" }
        return triggers.joined(separator: ", ") + ". " + cycles.map(\.explanation).joined(separator: " ")
    }
}
